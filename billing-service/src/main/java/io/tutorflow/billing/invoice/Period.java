package io.tutorflow.billing.invoice;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The time that a document covers: when its usage was finalized.
 *
 * @param from the first instant of it
 * @param to the first instant after it
 */
record Period(Instant from, Instant to) {

    Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A period ends after it begins: " + from + " to " + to);
        }
    }

    static Period of(YearMonth month) {
        return new Period(startOf(month), startOf(month.plusMonths(1)));
    }

    static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static YearMonth monthOf(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    /** The month in which it ends: earlier usage on its document is late. */
    YearMonth month() {
        return monthOf(to.minusNanos(1));
    }
}
