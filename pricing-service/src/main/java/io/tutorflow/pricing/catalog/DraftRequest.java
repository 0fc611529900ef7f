package io.tutorflow.pricing.catalog;

import io.tutorflow.http.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator sends to draft a catalogue. */
@Schema(name = "CatalogDraft", description = "The prices to change; all others keep their values.")
record DraftRequest(
        @NotNull @Size(min = 1, max = DraftRequest.PRICES_LIMIT)
        List<@NotNull @Valid PriceRequest> prices,

        @Schema(description = "At least 60 s after publication; by default 60 s after it.") @Nullable
        Instant effectiveFrom,

        @Schema(description = "Makes retries safe; same as the Idempotency-Key header")
        @Size(min = 1, max = IdempotencyKey.LIMIT)
        @Nullable
        String idempotencyKey) {

    /** Far more prices than there are categories. */
    static final int PRICES_LIMIT = 100;

    DraftChange change() {
        return new DraftChange(PriceRequest.changes(prices), micros(effectiveFrom));
    }

    /** As precise as it is stored, so that what is answered is what is kept. */
    static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
