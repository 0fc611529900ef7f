package io.tutorflow.pricing.catalog;

import io.tutorflow.money.Money;
import io.tutorflow.pricing.catalog.Catalog.Draft;
import io.tutorflow.pricing.catalog.Catalog.Published;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Catalogues of two prices, for tests without a database. */
final class Examples {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final Origin ORIGIN = new Origin(NOW, "an-operator");
    static final CatalogKey COURSE = new CatalogKey("course.default");
    static final CatalogKey TEST = new CatalogKey("test_creation.default");
    static final Prices PRICES = new Prices(List.of(price(COURSE, "0.05"), price(TEST, "0.015")));

    private Examples() {}

    static Draft draft(int version, @Nullable Instant effectiveFrom) {
        return new Draft(new VersionNumber(version), PRICES, effectiveFrom, ORIGIN);
    }

    static Published published(int version, String effectiveFrom) {
        var date = Instant.parse(effectiveFrom);
        return new Published(new VersionNumber(version), PRICES, date, date, ORIGIN);
    }

    static PriceChange change(CatalogKey key, String usd) {
        return new PriceChange(key, Money.ofUsd(new BigDecimal(usd)));
    }

    private static Price price(CatalogKey key, String usd) {
        var name = key.value().replace(".default", "_v2");
        var stripe = new StripeNames("scheme", name + "_lookup", name);
        var listing = new Listing(key.value(), "default", "unit", true, stripe);
        return new Price(key, Money.ofUsd(new BigDecimal(usd)), listing);
    }
}
