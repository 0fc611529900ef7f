package io.tutorflow.simulation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tutorflow.events.CatalogPublished;
import io.tutorflow.events.CatalogPublished.CatalogPrice;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
import io.tutorflow.usage.catalog.Catalogs;
import io.tutorflow.usage.catalog.Quotes;
import io.tutorflow.usage.catalog.WorkspaceTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A price catalogue whose renders come to amounts that must be rounded. */
final class Prices {

    static final Quotes QUOTES;

    static {
        var catalogs = new Catalogs(new SimpleMeterRegistry());
        catalogs.apply(new CatalogPublished(
                1,
                List.of(new CatalogVersion(
                        1,
                        Instant.EPOCH,
                        List.of(price("course", "0.05"), price("test", "0.015"), price("video_render", "0.151037"))))));
        QUOTES = new Quotes(catalogs, new WorkspaceTerms());
    }

    private Prices() {}

    private static CatalogPrice price(String category, String usd) {
        return new CatalogPrice(
                category,
                "default",
                category + ".default",
                new BigDecimal(usd),
                "unit",
                "USD",
                "platform_pricing_catalog_v2",
                category + "_lookup",
                category + "_meter",
                true);
    }
}
