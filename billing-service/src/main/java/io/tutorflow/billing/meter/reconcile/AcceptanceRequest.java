package io.tutorflow.billing.meter.reconcile;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That what Stripe has counted of a day is right, and why; perhaps also of which records. */
@Schema(name = "MeterAcceptanceRequest")
record AcceptanceRequest(
        @Size(min = 1, max = AcceptanceLimits.RECORDS)
        @Schema(
                description =
                        "Usage records: those that Stripe lacks; or, where it has counted more than was reported, those in"
                                + " doubt that it has. Default: chosen so that they come to the difference")
        @Nullable
        List<@NotNull UUID> recordIds,

        @NotBlank @Size(max = 500) @Schema(examples = "Stripe's support: two events were lost")
        String reason) {}
