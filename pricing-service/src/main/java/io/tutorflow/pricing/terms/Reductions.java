package io.tutorflow.pricing.terms;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * By how much the catalogue's prices are reduced for a workspace.
 *
 * @param discount off every price that is in neither of the others
 * @param discounts off single prices, by catalogKey
 * @param prices the workspace's own prices, by catalogKey: they count where the catalogue asks for more
 */
record Reductions(Percent discount, NavigableMap<String, Percent> discounts, NavigableMap<String, Money> prices) {

    static final Reductions NONE = new Reductions(Percent.ZERO, Map.of(), Map.of());

    /** What costs less than a twentieth is a gift; gifts are credits. In percent. */
    static final String MOST_DISCOUNT = "95";

    Reductions {
        discounts = Collections.unmodifiableNavigableMap(new TreeMap<>(discounts));
        prices = Collections.unmodifiableNavigableMap(new TreeMap<>(prices));
        if (discounts.keySet().stream().anyMatch(prices::containsKey)) {
            throw new IllegalArgumentException("a price of its own has no discount besides");
        }
    }

    Reductions(Percent discount, Map<String, Percent> discounts, Map<String, Money> prices) {
        this(discount, new TreeMap<>(discounts), new TreeMap<>(prices));
    }
}
