package io.tutorflow.pricing.catalog;

import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator sends to draft a catalogue. */
@Schema(name = "CatalogDraft", description = "The prices to change; all others keep their values.")
record DraftRequest(
        @NotNull @Size(min = 1, max = DraftRequest.PRICES_LIMIT)
        List<@NotNull @Valid NewPrice> prices,

        @Schema(description = "At least 60 s after publication; by default 60 s after it.") @Nullable
        Instant effectiveFrom,

        @Schema(description = "Makes retries safe; same as the Idempotency-Key header")
        @Size(min = 1, max = IdempotencyKey.LIMIT)
        @Nullable
        String idempotencyKey) {

    /** Far more prices than there are categories. */
    static final int PRICES_LIMIT = 100;

    DraftChange change() {
        return new DraftChange(NewPrice.changes(prices), micros(effectiveFrom));
    }

    /** As precise as it is stored, so that what is answered is what is kept. */
    static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** What one unit is to cost from now on. */
    @Schema(name = "NewPrice")
    record NewPrice(
            @Schema(examples = "course.default") @NotBlank String catalogKey,

            @Schema(description = "USD per unit: above 0, with at most 6 decimals.", examples = "0.06")
            @NotNull
            @DecimalMin(value = "0", inclusive = false)
            @Digits(integer = 4, fraction = 6, message = "must be below 10000 and have at most 6 decimals")
            BigDecimal amountUsd) {

        static List<PriceChange> changes(List<NewPrice> prices) {
            return prices.stream().map(NewPrice::change).toList();
        }

        private PriceChange change() {
            return new PriceChange(new CatalogKey(catalogKey), Money.ofUsd(amountUsd));
        }
    }
}
