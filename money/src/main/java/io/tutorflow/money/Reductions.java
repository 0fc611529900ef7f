package io.tutorflow.money;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * By how much list prices are reduced for somebody: the only place where a unit price is made of a list price, whoever
 * quotes it or wonders what it would have been.
 *
 * @param discount off every price that is in neither of the others
 * @param discounts off single prices, by catalogKey
 * @param prices of its own, by catalogKey: they count where the list asks for more
 */
public record Reductions(
        Percent discount, NavigableMap<String, Percent> discounts, NavigableMap<String, Money> prices) {

    public static final Reductions NONE = new Reductions(Percent.ZERO, Map.of(), Map.of());

    /** Nothing that is sold is free: the ledger moves no amount of nothing. */
    private static final Money LEAST = Money.ofMicros(1);

    public Reductions {
        discounts = Collections.unmodifiableNavigableMap(new TreeMap<>(discounts));
        prices = Collections.unmodifiableNavigableMap(new TreeMap<>(prices));
    }

    public Reductions(Percent discount, Map<String, Percent> discounts, Map<String, Money> prices) {
        this(discount, new TreeMap<>(discounts), new TreeMap<>(prices));
    }

    /** An own price counts where the list asks for more; nobody pays more than everybody else. */
    public UnitPrice of(String catalogKey, Money list) {
        var own = prices.get(catalogKey);
        if (own != null) {
            return list.exceeds(own) ? new UnitPrice(own, list, null) : UnitPrice.ofList(list);
        }
        var percent = discounts.getOrDefault(catalogKey, discount);
        if (!percent.isPositive()) {
            return UnitPrice.ofList(list);
        }
        var reduced = percent.off(list).max(LEAST);
        return list.exceeds(reduced) ? new UnitPrice(reduced, list, percent) : UnitPrice.ofList(list);
    }

    /**
     * The same with what is asked for in the place of what there is. A key that gets a discount loses its own price, and
     * one that gets an own price loses its discount; if it is asked for both, the discount counts.
     *
     * @param otherDiscount null: as it is
     * @param otherDiscounts null: as they are
     * @param otherPrices null: as they are
     */
    public Reductions with(
            @Nullable Percent otherDiscount,
            @Nullable Map<String, Percent> otherDiscounts,
            @Nullable Map<String, Money> otherPrices) {
        var single = new TreeMap<String, Percent>(otherDiscounts == null ? discounts : otherDiscounts);
        var own = new TreeMap<String, Money>(otherPrices == null ? prices : otherPrices);
        if (otherDiscounts == null) {
            single.keySet().removeAll(own.keySet());
        } else {
            own.keySet().removeAll(single.keySet());
        }
        return new Reductions(otherDiscount == null ? discount : otherDiscount, single, own);
    }
}
