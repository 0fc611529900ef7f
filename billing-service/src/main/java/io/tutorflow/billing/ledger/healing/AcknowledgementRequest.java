package io.tutorflow.billing.ledger.healing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says that a discrepancy was seen and may stay. */
record AcknowledgementRequest(
        @NotBlank
        @Size(max = 500)
        @Schema(
                description = "Kept with the discrepancy",
                examples = "The record was lost with usage-service's database; credits were given back")
        String reason) {}
