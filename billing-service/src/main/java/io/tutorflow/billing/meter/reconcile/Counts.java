package io.tutorflow.billing.meter.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * What Stripe has counted of an account.
 *
 * @param asked before the first question
 * @param from the first day that was asked for
 * @param until the day after the last one
 * @param active names of meters that take usage now
 * @param values days on which nothing was counted are left out
 */
record Counts(Instant asked, LocalDate from, LocalDate until, Set<String> active, Map<MeterDay, Long> values) {

    Counts {
        active = Set.copyOf(active);
        values = Map.copyOf(values);
    }

    long of(MeterDay day) {
        return values.getOrDefault(day, 0L);
    }
}
