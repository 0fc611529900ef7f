package io.tutorflow.pricing.terms;

import static java.util.stream.Collectors.toMap;

import io.tutorflow.money.Percent;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A discount on one price of the catalogue. */
@Schema(name = "NewDiscount")
public record DiscountRequest(
        @Schema(examples = "course.default") @NotBlank String catalogKey,

        @NotNull
        @DecimalMin("0")
        @DecimalMax(Terms.MOST_DISCOUNT)
        @Digits(integer = 3, fraction = 4)
        @Schema(examples = "7.5")
        BigDecimal percent) {

    /** Keys are unique by then. */
    static Map<String, Percent> byKey(List<DiscountRequest> discounts) {
        return discounts.stream()
                .collect(toMap(DiscountRequest::catalogKey, discount -> Percent.of(discount.percent())));
    }
}
