package io.tutorflow.usage.catalog;

import io.tutorflow.events.CatalogPublished.CatalogPrice;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One immutable version of the catalogue: the unit price of each category that is sold. */
record PriceList(int version, Instant effectiveFrom, Map<Category, CatalogPrice> prices) {

    private static final String DEFAULT_TIER = "default";

    /** Categories that this release does not know are left out: they have no endpoint here either. */
    static PriceList of(CatalogVersion version) {
        var prices = new EnumMap<Category, CatalogPrice>(Category.class);
        for (var price : version.prices()) {
            if (price.isActive() && price.tier().equals(DEFAULT_TIER)) {
                Category.of(price.category()).ifPresent(category -> prices.put(category, price));
            }
        }
        return new PriceList(version.version(), version.effectiveFrom(), prices);
    }

    Optional<Quote> quote(Category category, Units units) {
        return Optional.ofNullable(prices.get(category))
                .map(price -> new Quote(estimate(price, units), version, limit(category, price)));
    }

    /** A render may take longer than was foreseen. */
    private static @Nullable Money limit(Category category, CatalogPrice price) {
        return category == Category.VIDEO_RENDER
                ? Money.ofUsd(price.amountUsd()).times(Category.MOST_MINUTES)
                : null;
    }

    private static PriceSnapshot estimate(CatalogPrice price, Units units) {
        return new PriceSnapshot(
                price.category(),
                price.catalogKey(),
                price.tier(),
                price.unit(),
                price.amountUsd(),
                units.value(),
                Money.ofUsd(price.amountUsd()).times(units).usd(),
                price.currency(),
                price.source(),
                price.stripeMeterEventName(),
                true);
    }
}
