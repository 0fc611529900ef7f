package io.tutorflow.usage.quote;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Category;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request for a quote. */
@Schema(description = "The work to price.")
record QuoteRequest(
        @NotBlank(message = "is required")
        @Schema(description = "A category of the price catalogue", examples = "course")
        String category,

        @NotNull(message = "is required")
        @Schema(
                description =
                        "Above 0 and at most 10000; a whole number, except that video_render takes up to 4 decimals")
        BigDecimal units) {

    /** Far more than any single request may have. */
    private static final BigDecimal MAX_UNITS = BigDecimal.valueOf(10_000);

    Category known() {
        return Category.ofCatalogue(category)
                .orElseThrow(() -> ApiProblem.invalid("category must be one of " + Category.listed()));
    }

    Units priced() {
        if (units.signum() <= 0 || units.compareTo(MAX_UNITS) > 0) {
            throw ApiProblem.invalid("units must be above 0 and at most " + MAX_UNITS);
        }
        var decimals = known().unit().decimals();
        if (units.stripTrailingZeros().scale() > decimals) {
            throw ApiProblem.invalid(
                    decimals == 0
                            ? "units must be a whole number"
                            : "units must have at most " + decimals + " decimals");
        }
        return Units.of(units);
    }
}
