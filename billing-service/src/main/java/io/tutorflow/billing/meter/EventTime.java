package io.tutorflow.billing.meter;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The time that Stripe is told of a record.
 *
 * @param isLate it is not when the work ended: that period is over at Stripe, lies too far back, or is not charged there
 */
record EventTime(Instant at, boolean isLate) {

    /** @param charged for which time there is an invoice that can still take it in */
    static EventTime of(Instant finalizedAt, ChargedTime charged, Instant now) {
        var first = Stream.of(firstOpen(now), now.minus(MeterLimits.OLDEST), charged.since())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var at = charged.nearest(finalizedAt.isBefore(first) ? now : finalizedAt);
        return new EventTime(at, !at.equals(finalizedAt));
    }

    /** The start of the first month that Stripe has not charged yet. */
    private static Instant firstOpen(Instant now) {
        return startOfMonth(now.minus(MeterLimits.GRACE));
    }

    /** Of Stripe's period, too. */
    static Instant startOfMonth(Instant time) {
        return YearMonth.from(time.atZone(ZoneOffset.UTC))
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
