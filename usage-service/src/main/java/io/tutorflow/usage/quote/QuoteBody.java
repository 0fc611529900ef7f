package io.tutorflow.usage.quote;

import io.tutorflow.events.PriceSnapshot;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A price, and whether the caller could pay it now. */
@Schema(description = "A price from the catalogue in force, and whether the workspace can pay it now.")
record QuoteBody(
        PriceSnapshot priceSnapshot,

        @Schema(description = "Whether availableCredits cover the price")
        boolean affordable,

        @Schema(description = "Posted credits plus the unused credit line, less held credits")
        BigDecimal availableCredits) {}
