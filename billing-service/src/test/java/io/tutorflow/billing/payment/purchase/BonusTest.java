package io.tutorflow.billing.payment.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.money.Money;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BonusTest {

    @ParameterizedTest
    @CsvSource({
        "5, 500",
        "49.99, 4999",
        "50, 5250",
        "99.99, 10498.95",
        "100, 10750",
        "199, 21392.5",
        "199.99, 21498.925",
        "200, 22000",
        "5000, 550000"
    })
    void isGivenByTheWholeAmount(BigDecimal usd, BigDecimal tokens) {
        var paid = Money.ofUsd(usd);

        assertEquals(Money.ofCredits(tokens), paid.plus(Bonus.on(paid)));
    }

    /** Nothing is ever rounded: a bonus is whole micros for any whole cents. */
    @Property
    void isExact(@ForAll @LongRange(min = 500, max = 10_000_000) long cents) {
        var paid = Money.ofMicros(cents * 10_000);
        var perMille = cents >= 20_000 ? 100 : cents >= 10_000 ? 75 : cents >= 5_000 ? 50 : 0;

        assertEquals(cents * perMille * 10, Bonus.on(paid).micros());
    }
}
