package io.tutorflow.billing.whatif;

import io.tutorflow.billing.ledger.month.DayEnds;
import io.tutorflow.money.Money;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Credits and line would not have sufficed: at the end of a day less would have been available than it would have cost more
 * by then.
 *
 * @param on the first such day
 * @param missing at the worst end of a day
 */
record Shortage(LocalDate on, Money missing) {

    /**
     * @param more what usage of each day would have cost more
     * @param includedMore what would have been included more in the month, from its beginning on
     */
    static Optional<Shortage> find(DayEnds ends, NavigableMap<LocalDate, Money> more, Money includedMore) {
        Optional<Shortage> found = Optional.empty();
        for (var day : ends.days().entrySet()) {
            var byThen = more.headMap(day.getKey(), true).values().stream()
                    .reduce(Money.ZERO.minus(includedMore), Money::plus);
            var missing = byThen.minus(ends.available(day.getValue()));
            if (byThen.isPositive() && missing.isPositive()) {
                found = Optional.of(found.map(before -> before.atLeast(missing))
                        .orElseGet(() -> new Shortage(day.getKey(), missing)));
            }
        }
        return found;
    }

    private Shortage atLeast(Money other) {
        return new Shortage(on, missing.max(other));
    }
}
