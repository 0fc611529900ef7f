package io.tutorflow.billing.meter.reconcile;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which event Stripe is to count no longer, and why. */
@Schema(name = "MeterAdjustmentRequest")
record AdjustmentRequest(
        @NotBlank
        @Size(max = 100)
        @Schema(
                description = "Of the event, as it was sent to Stripe",
                examples = "0198c0de-0000-4000-8000-000000000000")
        String identifier,

        @NotBlank @Size(max = 500) @Schema(examples = "sent by hand")
        String reason) {}
