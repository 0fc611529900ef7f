package io.tutorflow.pricing.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator sends to change a draft. */
@Schema(name = "CatalogDraftChange", description = "The date and the prices to change; omitted ones keep their values.")
record DraftChangeRequest(
        @Size(max = DraftRequest.PRICES_LIMIT) @Nullable List<@NotNull @Valid PriceRequest> prices,

        @Schema(description = "At least 60 s after publication.") @Nullable
        Instant effectiveFrom) {

    DraftChange change() {
        var changes = prices == null ? List.<PriceChange>of() : PriceRequest.changes(prices);
        return new DraftChange(changes, DraftRequest.micros(effectiveFrom));
    }
}
