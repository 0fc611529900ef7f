package io.tutorflow.billing.meter;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The time that Stripe is told of a record.
 *
 * @param isLate it is not when the work ended: that period is over at Stripe, or lies too far back
 */
record EventTime(Instant at, boolean isLate) {

    static EventTime of(Instant finalizedAt, Instant now) {
        boolean isLate = finalizedAt.isBefore(firstOpen(now)) || finalizedAt.isBefore(now.minus(MeterLimits.OLDEST));
        return new EventTime(isLate ? now : finalizedAt, isLate);
    }

    /** The start of the first month that Stripe has not charged yet. */
    private static Instant firstOpen(Instant now) {
        return YearMonth.from(now.minus(MeterLimits.GRACE).atZone(ZoneOffset.UTC))
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
