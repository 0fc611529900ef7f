package io.tutorflow.usage.catalog;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tutorflow.events.TermsChanged.Discount;
import io.tutorflow.events.TermsChanged.OwnPrice;
import io.tutorflow.events.TermsChanged.TermsVersion;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import java.time.Instant;
import java.util.Map;

/**
 * By how much one version of a workspace's terms reduces the catalogue's prices.
 *
 * @param discount off every price that is in neither of the others
 * @param discounts off single prices, by catalogKey
 * @param prices of its own, by catalogKey
 */
record Reductions(Instant effectiveFrom, Percent discount, Map<String, Percent> discounts, Map<String, Money> prices) {

    static final Reductions NONE = new Reductions(Instant.MIN, Percent.ZERO, Map.of(), Map.of());

    /** Nothing that is sold is free: the ledger moves no amount of nothing. */
    private static final Money LEAST = Money.ofMicros(1);

    static Reductions of(TermsVersion version) {
        return new Reductions(
                version.effectiveFrom(),
                Percent.of(version.discountPercent()),
                version.discounts().stream()
                        .collect(toUnmodifiableMap(Discount::catalogKey, discount -> Percent.of(discount.percent()))),
                version.ownPrices().stream()
                        .collect(toUnmodifiableMap(OwnPrice::catalogKey, price -> Money.ofUsd(price.unitPriceUsd()))));
    }

    /** An own price counts where the catalogue asks for more; nobody pays more than everybody else. */
    UnitPrice of(String catalogKey, Money list) {
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
}
