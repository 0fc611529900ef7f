package io.tutorflow.billing.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.billing.ledger.month.DayEnds;
import io.tutorflow.billing.ledger.month.DayEnds.DayEnd;
import io.tutorflow.money.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShortageTest {

    private static final NavigableMap<LocalDate, DayEnd> DAYS = new TreeMap<>(Map.of(
            day(3), new DayEnd(cents(10), cents(90), Money.ZERO),
            day(10), new DayEnd(Money.ZERO, cents(20), Money.ZERO),
            day(20), new DayEnd(Money.ZERO, cents(500), Money.ZERO),
            day(31), new DayEnd(Money.ZERO, cents(400), Money.ZERO)));

    @Test
    void theFirstDayAtWhoseEndLessThanNothingWouldBeLeft() {
        assertEquals(
                Optional.of(new Shortage(day(10), cents(10))),
                find(Map.of(day(3), cents(10), day(10), cents(20), day(31), cents(50)), Money.ZERO, Money.ZERO));
    }

    @Test
    void whatIsMissingIsWhatIsMissingAtTheWorstEndOfADay() {
        assertEquals(
                Optional.of(new Shortage(day(10), cents(300))),
                find(Map.of(day(10), cents(30), day(31), cents(670)), Money.ZERO, Money.ZERO));
    }

    @Test
    void whatIsJustEnoughIsEnough() {
        assertEquals(Optional.empty(), find(Map.of(day(10), cents(20)), Money.ZERO, Money.ZERO));
    }

    @Test
    void aLineIsAsGoodAsCredits() {
        assertEquals(Optional.empty(), find(Map.of(day(10), cents(30)), Money.ZERO, cents(10)));
        assertEquals(
                Optional.of(new Shortage(day(10), cents(1))), find(Map.of(day(10), cents(30)), Money.ZERO, cents(9)));
    }

    @Test
    void includedUsageIsThereFromTheFirstOn() {
        assertEquals(Optional.empty(), find(Map.of(day(10), cents(30)), cents(10), Money.ZERO));
        assertEquals(Optional.of(new Shortage(day(3), cents(130))), find(Map.of(), cents(-150), Money.ZERO));
    }

    /** It was short already: that is not what the draft does. */
    @Test
    void whoPaysNoMoreDoesNotRunOut() {
        var below = new TreeMap<>(Map.of(day(31), new DayEnd(Money.ZERO, cents(-5), Money.ZERO)));

        assertEquals(Optional.empty(), Shortage.find(new DayEnds(Money.ZERO, below), new TreeMap<>(), Money.ZERO));
    }

    private static Optional<Shortage> find(Map<LocalDate, Money> more, Money includedMore, Money line) {
        return Shortage.find(new DayEnds(line, DAYS), new TreeMap<>(more), includedMore);
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 10, day);
    }

    private static Money cents(long cents) {
        return Money.ofCents(cents);
    }
}
