package io.tutorflow.events;

import static io.tutorflow.events.Demands.atLeast;
import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.positive;
import static io.tutorflow.events.Demands.someOf;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;
import static io.tutorflow.events.Demands.usd;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** All price catalogue versions in force or scheduled. A lower revision than one already seen is stale. */
public record CatalogPublished(long revision, List<CatalogVersion> versions) {
    public CatalogPublished {
        atLeast("revision", revision, 1);
        someOf("versions", versions);
    }

    /** One immutable version; it is in force from its date until the next version's. */
    public record CatalogVersion(int version, Instant effectiveFrom, List<CatalogPrice> prices) {
        public CatalogVersion {
            atLeast("version", version, 1);
            time("effectiveFrom", effectiveFrom);
            someOf("prices", prices);
        }
    }

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
            boolean isActive) {
        public CatalogPrice {
            text("category", category);
            text("tier", tier);
            text("catalogKey", catalogKey);
            usd("amountUsd", amountUsd);
            positive("amountUsd", amountUsd);
            text("unit", unit);
            oneOf("currency", currency, Words.CURRENCIES);
            text("source", source);
            text("stripeLookupKey", stripeLookupKey);
            text("stripeMeterEventName", stripeMeterEventName);
        }
    }
}
