package io.tutorflow.usage.quote;

import io.tutorflow.events.PriceSnapshot;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A price, and whether the caller could pay it now. */
@Schema(description = "A price by the catalogue in force, and whether the workspace could pay it now.")
record QuoteView(
        PriceSnapshot priceSnapshot,

        @Schema(description = "Whether availableCredits cover it")
        boolean affordable,

        @Schema(description = "Credits, plus the unused line, less what is held")
        BigDecimal availableCredits) {}
