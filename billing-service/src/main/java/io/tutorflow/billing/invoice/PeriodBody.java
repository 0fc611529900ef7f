package io.tutorflow.billing.invoice;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** By when usage was finalized. */
@Schema(name = "InvoicePeriod")
record PeriodBody(
        Instant from,
        @Schema(description = "The first instant after it") Instant to) {}
