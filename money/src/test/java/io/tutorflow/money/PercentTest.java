package io.tutorflow.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PercentTest {

    private static final Percent TWELVE = Percent.of(new BigDecimal("12"));

    @Test
    void twelvePercentOffALessonLeaveFourPointFourCents() {
        assertEquals(
                new BigDecimal("0.044"),
                TWELVE.off(Money.ofUsd(new BigDecimal("0.05"))).usd());
        assertEquals(
                new BigDecimal("0.0132"),
                TWELVE.off(Money.ofUsd(new BigDecimal("0.015"))).usd());
    }

    @Test
    void aTaxIsRoundedHalfUpAndAwayFromZeroBelowIt() {
        var tax = Percent.of(new BigDecimal("8.875"));

        assertEquals(9, tax.of(Money.ofMicros(100)).micros());
        assertEquals(-9, tax.of(Money.ofMicros(-100)).micros());
        assertEquals(Money.ZERO, tax.of(Money.ZERO));
    }

    @Test
    void hasFourDecimalsAndNoMore() {
        assertEquals(
                new BigDecimal("12.3456"), Percent.of(new BigDecimal("12.3456")).value());
        assertEquals(
                new BigDecimal("100"), Percent.of(new BigDecimal("100.0000")).value());
        assertThrows(ArithmeticException.class, () -> Percent.of(new BigDecimal("12.34567")));
        assertThrows(IllegalArgumentException.class, () -> Percent.of(new BigDecimal("100.0001")));
        assertThrows(IllegalArgumentException.class, () -> Percent.of(new BigDecimal("-0.0001")));
    }

    @Property
    void bothRoundHalfUpOnce(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long micros,
            @ForAll @IntRange(min = 0, max = 1_000_000) int tenThousandths) {
        var percent = new Percent(tenThousandths);

        assertEquals(
                exact(micros, percent.value()),
                percent.of(Money.ofMicros(micros)).micros());
        assertEquals(
                exact(micros, new BigDecimal("100").subtract(percent.value())),
                percent.off(Money.ofMicros(micros)).micros());
    }

    @Property
    void aTaxIsRoundedHalfUpToCentsOnce(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long cents,
            @ForAll @IntRange(min = 0, max = 1_000_000) int tenThousandths) {
        var percent = new Percent(tenThousandths);

        assertEquals(
                exact(cents, percent.value()),
                percent.ofInCents(Money.ofCents(cents)).cents());
    }

    @Test
    void aTaxIsNotRoundedToMicrosFirst() {
        assertEquals(Money.ZERO, Percent.of(new BigDecimal("49.996")).ofInCents(Money.ofCents(1)));
    }

    private static long exact(long micros, BigDecimal percent) {
        return BigDecimal.valueOf(micros)
                .multiply(percent)
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
