package io.tutorflow.pricing.catalog;

import io.tutorflow.money.Money;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one unit is to cost. */
@Schema(name = "NewPrice")
public record PriceRequest(
        @Schema(examples = "course.default") @NotBlank String catalogKey,

        @Schema(description = "USD per unit: above 0, with at most 6 decimals.", examples = "0.06")
        @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @Digits(integer = 4, fraction = 6, message = "must be below 10000 and have at most 6 decimals")
        BigDecimal amountUsd) {

    static List<PriceChange> changes(List<PriceRequest> prices) {
        return prices.stream().map(PriceRequest::change).toList();
    }

    private PriceChange change() {
        return new PriceChange(new CatalogKey(catalogKey), Money.ofUsd(amountUsd));
    }
}
