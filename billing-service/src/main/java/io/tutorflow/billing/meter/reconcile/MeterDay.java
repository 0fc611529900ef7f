package io.tutorflow.billing.meter.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A day, by UTC, of an account's meter. */
record MeterDay(String eventName, LocalDate day) {

    static LocalDate of(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** The first day of which Stripe may not have counted everything yet. */
    static LocalDate firstUncounted(Instant now) {
        return of(now.minus(ReconcileLimits.COUNTED_AFTER));
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The last day on which Stripe still takes usage, for as long as that. */
    static LocalDate oldest(Instant now, Duration taken) {
        return of(now.minus(taken));
    }
}
