package io.tutorflow.pricing.terms;

import static java.util.stream.Collectors.toMap;

import io.tutorflow.money.Money;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one unit is to cost a workspace. */
@Schema(name = "NewOwnPrice")
public record OwnPriceRequest(
        @Schema(examples = "slide.default") @NotBlank String catalogKey,

        @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @Digits(integer = 4, fraction = 6, message = "must be below 10000 and have at most 6 decimals")
        @Schema(description = "USD per unit", examples = "0.025")
        BigDecimal unitPriceUsd) {

    /** Keys are unique by then. */
    static Map<String, Money> byKey(List<OwnPriceRequest> prices) {
        return prices.stream().collect(toMap(OwnPriceRequest::catalogKey, price -> Money.ofUsd(price.unitPriceUsd())));
    }
}
