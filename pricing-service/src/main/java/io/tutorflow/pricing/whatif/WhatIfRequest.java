package io.tutorflow.pricing.whatif;

import io.tutorflow.internal.whatif.WhatIfQuestion;
import io.tutorflow.pricing.catalog.PriceRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator wants to know of a month. */
@Schema(
        name = "WhatIfQuestion",
        description = "prices or catalogVersion, terms, or both; what they do not name stays as it was")
record WhatIfRequest(
        @NotNull(message = "is required")
        @Pattern(regexp = WhatIfRequest.MONTH, message = "must be such as 2026-10")
        @Schema(
                description = "UTC; the running one as far as it has passed, at most 12 months back",
                examples = "2026-10")
        String month,

        @Size(min = 1, max = WhatIfRequest.PRICES) @Schema(description = "List prices of the whole month") @Nullable
        List<@NotNull @Valid PriceRequest> prices,

        @Min(1) @Schema(description = "A draft or version of the catalogue whose list prices count instead") @Nullable
        Integer catalogVersion,

        @Size(min = 1, max = WhatIfQuestion.TERMS) @Nullable List<@NotNull @Valid WhatIfTermsRequest> terms,

        @Schema(description = "Only this workspace") @Nullable
        UUID workspaceId,

        @Min(1) @Max(WhatIfQuestion.WORKSPACES) @Schema(description = "Workspaces of a page; 50 by default") @Nullable
        Integer limit,

        @Schema(description = "nextCursor of the page before") @Nullable
        UUID cursor) {

    static final String MONTH = "\\d{4}-(0[1-9]|1[0-2])";

    /** Far more than there are prices. */
    static final int PRICES = WhatIfQuestion.PRICES;

    /** Usually answered within a second. */
    private static final int DEFAULT_LIMIT = 50;

    int pageSize() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }
}
