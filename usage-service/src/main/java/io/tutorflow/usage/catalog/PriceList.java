package io.tutorflow.usage.catalog;

import io.tutorflow.events.CatalogPublished.CatalogPrice;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.money.Reductions;
import io.tutorflow.money.UnitPrice;
import io.tutorflow.money.Units;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One immutable version of the catalogue: the unit price of each category on sale.
 *
 * @param unknown categories with a price that this release cannot sell
 */
record PriceList(int version, Instant effectiveFrom, Map<Category, CatalogPrice> prices, Set<String> unknown) {

    private static final String DEFAULT_TIER = "default";

    static PriceList of(CatalogVersion version) {
        var prices = new EnumMap<Category, CatalogPrice>(Category.class);
        var unknown = new TreeSet<String>();
        for (var price : version.prices()) {
            if (price.isActive() && price.tier().equals(DEFAULT_TIER)) {
                Category.ofCatalogue(price.category())
                        .ifPresentOrElse(category -> prices.put(category, price), () -> unknown.add(price.category()));
            }
        }
        return new PriceList(version.version(), version.effectiveFrom(), prices, unknown);
    }

    Optional<Quote> quote(Category category, Units units, Reductions reductions) {
        return Optional.ofNullable(prices.get(category)).map(price -> {
            var unit = reductions.of(price.catalogKey(), Money.ofUsd(price.amountUsd()));
            return new Quote(estimate(price, unit, units), version, limit(category, unit.price()));
        });
    }

    private static @Nullable Money limit(Category category, Money unitPrice) {
        return switch (category.sale()) {
            case Sale.ByUnit sale -> sale.quantity().limit(unitPrice);
            case Sale.ForTokens sale -> throw new IllegalStateException(category + " has no price in a catalogue");
        };
    }

    private static PriceSnapshot estimate(CatalogPrice price, UnitPrice unit, Units units) {
        return new PriceSnapshot(
                price.category(),
                price.catalogKey(),
                price.tier(),
                price.unit(),
                unit.price().usd(),
                unit.list() == null ? null : unit.list().usd(),
                unit.discount() == null ? null : unit.discount().value(),
                null,
                units.value(),
                unit.price().times(units).usd(),
                price.currency(),
                price.source(),
                price.stripeMeterEventName(),
                true);
    }
}
