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
 * @param until the day after the last one that is counted whole
 * @param end the day after the last one: of a day that is not counted whole only what is too much says something
 * @param active names of meters that take usage now
 * @param values days on which nothing was counted are left out
 */
record Counts(
        Instant asked, LocalDate from, LocalDate until, LocalDate end, Set<String> active, Map<MeterDay, Long> values) {

    Counts {
        active = Set.copyOf(active);
        values = Map.copyOf(values);
    }

    long of(MeterDay day) {
        return values.getOrDefault(day, 0L);
    }
}
