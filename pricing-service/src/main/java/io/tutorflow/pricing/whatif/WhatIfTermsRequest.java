package io.tutorflow.pricing.whatif;

import io.tutorflow.pricing.terms.DiscountRequest;
import io.tutorflow.pricing.terms.OwnPriceRequest;
import io.tutorflow.pricing.terms.Terms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the terms of some workspaces would have said. */
@Schema(
        name = "WhatIfTerms",
        description =
                "For one workspace, for those that have a plan now, or for all. Omitted fields are what the terms of"
                        + " each say anyway. If several are for a workspace, the narrowest alone count")
record WhatIfTermsRequest(
        @Schema(description = "For this workspace only") @Nullable
        UUID workspaceId,

        @Schema(description = "For workspaces that have this plan now", examples = "enterprise") @Nullable
        String planCode,

        @DecimalMin("0")
        @DecimalMax(Terms.MOST_DISCOUNT)
        @Digits(integer = 3, fraction = 4)
        @Schema(description = "Discount on all prices without their own discount or price", examples = "15")
        @Nullable
        BigDecimal discountPercent,

        @Size(max = WhatIfRequest.PRICES)
        @Schema(description = "All discounts on single prices; 0 exempts one from discountPercent")
        @Nullable
        List<@NotNull @Valid DiscountRequest> discounts,

        @Size(max = WhatIfRequest.PRICES)
        @Schema(description = "All own prices. A lower list price applies instead")
        @Nullable
        List<@NotNull @Valid OwnPriceRequest> prices,

        @DecimalMin("0")
        @DecimalMax(Terms.MOST_A_MONTH)
        @Digits(integer = 8, fraction = 6)
        @Schema(description = "Usage included in the month, in USD")
        @Nullable
        BigDecimal includedUsd,

        @DecimalMin("0")
        @DecimalMax(Terms.MOST_A_MONTH)
        @Digits(integer = 8, fraction = 6)
        @Schema(description = "The minimum commitment of the month, in USD")
        @Nullable
        BigDecimal commitUsd) {

    boolean saysNothing() {
        return Stream.of(discountPercent, discounts, prices, includedUsd, commitUsd)
                .allMatch(Objects::isNull);
    }

    /** Whether they are for the very same. */
    boolean areForThoseOf(WhatIfTermsRequest other) {
        return Objects.equals(workspaceId, other.workspaceId) && Objects.equals(planCode, other.planCode);
    }
}
