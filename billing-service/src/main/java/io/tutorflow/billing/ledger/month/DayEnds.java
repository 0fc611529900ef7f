package io.tutorflow.billing.ledger.month;

import static java.util.Objects.requireNonNull;

import io.tutorflow.money.Money;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What an account had at the ends of the days of a month. What was charged for the month's usage after it counts as charged
 * on its last day.
 *
 * @param creditLine as it is now; none of a frozen line
 * @param days the days on which anything moved, and the last one
 */
public record DayEnds(Money creditLine, NavigableMap<LocalDate, DayEnd> days) {

    /**
     * @param now what the account has by now
     * @param moved what moved it on each day, and on the day after the last one: by then and until now
     */
    static DayEnds of(Money creditLine, DayEnd now, NavigableMap<LocalDate, DayEnd> moved, MonthSpan month) {
        var days = new TreeMap<LocalDate, DayEnd>();
        var end = now;
        for (var movement : moved.descendingMap().entrySet()) {
            days.put(movement.getKey(), end);
            end = end.minus(movement.getValue());
        }
        days.tailMap(month.lastDay(), false).clear();
        days.computeIfAbsent(month.lastDay(), day -> endOf(day, now, moved));
        return new DayEnds(creditLine, days);
    }

    private static DayEnd endOf(LocalDate day, DayEnd now, NavigableMap<LocalDate, DayEnd> moved) {
        return moved.tailMap(day, false).values().stream().reduce(now, DayEnd::minus);
    }

    public DayEnd last() {
        return requireNonNull(days.lastEntry(), "A month has a last day").getValue();
    }

    public boolean hasLine() {
        return creditLine.isPositive();
    }

    /** What could still be spent then. */
    public Money available(DayEnd end) {
        return end.promotional()
                .plus(end.purchased())
                .plus(creditLine.minus(end.usedLine()).max(Money.ZERO));
    }

    /** Credits, and what is owed on the line: all of it, or what a day moved of it. */
    public record DayEnd(Money promotional, Money purchased, Money usedLine) {

        private DayEnd minus(DayEnd moved) {
            return new DayEnd(
                    promotional.minus(moved.promotional),
                    purchased.minus(moved.purchased),
                    usedLine.minus(moved.usedLine));
        }
    }
}
