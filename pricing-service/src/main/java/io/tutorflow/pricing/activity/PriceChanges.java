package io.tutorflow.pricing.activity;

import io.tutorflow.money.Money;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an organization sets; what is not named stays as it was.
 *
 * @param prices nothing: the standard price again
 */
record PriceChanges(NavigableMap<PriceKey, Optional<Money>> prices, Rates rates) {

    static final PriceChanges NONE = new PriceChanges(new TreeMap<>(), Rates.UNCHANGED);

    PriceChanges {
        prices = Collections.unmodifiableNavigableMap(new TreeMap<>(prices));
    }

    /** These, with what the later ones change. What is at the standard again is not named any more. */
    PriceChanges then(PriceChanges later) {
        var all = new TreeMap<>(prices);
        all.putAll(later.prices);
        all.values().removeIf(Optional::isEmpty);
        return new PriceChanges(all, rates.then(later.rates));
    }
}
