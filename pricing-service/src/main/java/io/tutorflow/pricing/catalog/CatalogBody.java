package io.tutorflow.pricing.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.pricing.catalog.Catalog.Draft;
import io.tutorflow.pricing.catalog.Catalog.Published;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A catalogue version as operators see it. */
@Schema(name = "Catalog", description = "One version of the price catalogue.")
@JsonInclude(JsonInclude.Include.ALWAYS)
record CatalogBody(
        int version,

        @Schema(
                enumeration = {"draft", "published"},
                description = "A published version does not change.")
        String status,

        @Schema(description = "When it takes effect; null for a draft that takes effect as soon as possible.") @Nullable
        Instant effectiveFrom,

        @Nullable Instant publishedAt,
        Instant createdAt,

        @Schema(description = "The subject of the operator who created the draft.")
        String createdBy,

        List<PriceBody> prices) {

    static CatalogBody of(Catalog catalog) {
        var prices = PriceBody.listOf(catalog.prices());
        var origin = catalog.origin();
        var version = catalog.version().value();
        return switch (catalog) {
            case Draft draft ->
                new CatalogBody(
                        version, "draft", draft.effectiveFrom(), null, origin.createdAt(), origin.createdBy(), prices);
            case Published published ->
                new CatalogBody(
                        version,
                        "published",
                        published.effectiveFrom(),
                        published.publishedAt(),
                        origin.createdAt(),
                        origin.createdBy(),
                        prices);
        };
    }
}
