package io.tutorflow.pricing.catalog;

import io.tutorflow.events.CatalogPublished;
import io.tutorflow.events.CatalogPublished.CatalogPrice;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.pricing.catalog.Catalog.Published;
import java.time.Instant;
import java.util.List;

/**
 * The versions that the suite is told, at one revision. However often it is told, it is the same event.
 *
 * @param changedAt when the revision came to be
 */
record CatalogAnnouncement(long revision, Instant changedAt, List<Published> versions) {

    /** One key, so that the compacted topic keeps the latest list. */
    private static final String KEY = "catalog";

    OutboxEvent event() {
        var payload = new CatalogPublished(
                revision, versions.stream().map(CatalogAnnouncement::versionOf).toList());
        return OutboxEvent.of(EventType.CATALOG_PUBLISHED, KEY, "catalog-" + revision, changedAt, payload);
    }

    private static CatalogVersion versionOf(Published catalog) {
        var prices = PriceBody.listOf(catalog.prices()).stream()
                .map(CatalogAnnouncement::priceOf)
                .toList();
        return new CatalogVersion(catalog.version().value(), catalog.effectiveFrom(), prices);
    }

    private static CatalogPrice priceOf(PriceBody price) {
        return new CatalogPrice(
                price.category(),
                price.tier(),
                price.catalogKey(),
                price.amountUsd(),
                price.unit(),
                price.currency(),
                price.source(),
                price.stripeLookupKey(),
                price.stripeMeterEventName(),
                price.isActive());
    }
}
