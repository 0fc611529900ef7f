package io.tutorflow.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void sevenTestItemsAreTenAndAHalfCredits() {
        var amount = Money.ofUsd(new BigDecimal("0.015")).times(Units.of(7));

        assertEquals(new BigDecimal("0.105"), amount.usd());
        assertEquals(new BigDecimal("10.5"), amount.credits());
    }

    @Test
    void ninetySecondsOfVideoCostTwentyTwoAndAHalfCents() {
        var amount = Money.ofUsd(new BigDecimal("0.15")).times(Units.minutesOf(Duration.ofSeconds(90)));

        assertEquals(new BigDecimal("0.225"), amount.usd());
    }

    @Test
    void wholeAmountsHaveNoFractionAndNoExponent() {
        assertEquals("100", Money.ofCredits(100).credits().toString());
        assertEquals("1000000", Money.ofUsd(new BigDecimal("1000000")).usd().toString());
        assertEquals("0", Money.ZERO.usd().toString());
    }

    @Test
    void refusesMoreDecimalsThanMicroUsdHas() {
        assertThrows(ArithmeticException.class, () -> Money.ofUsd(new BigDecimal("0.0000001")));
        assertThrows(ArithmeticException.class, () -> Money.ofCredits(new BigDecimal("0.00001")));
    }

    @Test
    void overflowThrows() {
        assertThrows(
                ArithmeticException.class, () -> Money.ofMicros(Long.MAX_VALUE).plus(Money.ofMicros(1)));
    }

    @Property
    void timesRoundsHalfUpOnce(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long price,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long tenThousandths) {
        var amount = Money.ofMicros(price).times(new Units(tenThousandths));

        var expected = BigDecimal.valueOf(price)
                .multiply(BigDecimal.valueOf(tenThousandths, 4))
                .setScale(0, RoundingMode.HALF_UP);
        assertEquals(expected.longValueExact(), amount.micros());
    }

    @Property
    void creditsAndUsdAreTwoViewsOfOneAmount(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long micros) {
        var money = Money.ofMicros(micros);

        assertEquals(money, Money.ofCredits(money.credits()));
        assertEquals(money, Money.ofUsd(money.usd()));
    }
}
