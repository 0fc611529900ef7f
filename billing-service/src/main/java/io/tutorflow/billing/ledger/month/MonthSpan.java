package io.tutorflow.billing.ledger.month;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * A month in UTC, as far as it has passed.
 *
 * @param to the first instant after it; of the running month, now
 */
public record MonthSpan(YearMonth month, Instant from, Instant to) {

    public MonthSpan {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(month + " has not begun");
        }
    }

    public static boolean hasBegun(YearMonth month, Instant now) {
        return startOf(month).isBefore(now);
    }

    public static MonthSpan of(YearMonth month, Instant now) {
        var end = startOf(month.plusMonths(1));
        return new MonthSpan(month, startOf(month), end.isAfter(now) ? now : end);
    }

    public LocalDate firstDay() {
        return month.atDay(1);
    }

    public LocalDate lastDay() {
        return LocalDate.ofInstant(to.minusNanos(1), ZoneOffset.UTC);
    }

    private static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
