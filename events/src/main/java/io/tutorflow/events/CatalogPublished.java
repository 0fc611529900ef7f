package io.tutorflow.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The complete list of price catalogue versions in force or to come. A lower revision than one already seen is stale.
 */
public record CatalogPublished(long revision, List<CatalogVersion> versions) {

    /** One immutable version; it is in force from its date until the next version's. */
    public record CatalogVersion(int version, Instant effectiveFrom, List<CatalogPrice> prices) {}

    /** The price of one unit, as the public catalogue lists it. */
    public record CatalogPrice(
            String category,
            String tier,
            String catalogKey,
            BigDecimal amountUsd,
            String unit,
            String currency,
            String source,
            String stripeLookupKey,
            String stripeMeterEventName,
            boolean isActive) {}
}
