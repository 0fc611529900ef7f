package io.tutorflow.billing.meter.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What Stripe has counted of an account.
 *
 * @param asked before the first question
 * @param from the first day that was asked for
 * @param until the day after the last one
 * @param values days on which nothing was counted are left out
 */
record Counts(Instant asked, LocalDate from, LocalDate until, Map<MeterDay, Long> values) {

    Counts {
        values = Map.copyOf(values);
    }

    long of(MeterDay day) {
        return values.getOrDefault(day, 0L);
    }
}
