package io.tutorflow.billing.ledger.healing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A record in which the ledger differs from usage-service. */
@Schema(name = "Discrepancy")
record DiscrepancyBody(
        @Schema(description = "The usage record") UUID recordId,

        @Schema(description = "The account whose wallet is charged")
        UUID accountId,

        @Schema(description = "When the hour begins in which it was recorded")
        Instant hour,

        @Schema(
                description = "missing: the ledger lacks its end and cannot settle it. surplus: only the ledger has its"
                        + " end, or charged for it. contradicting: both have it, with different amounts or"
                        + " accounts; or its account does not exist",
                enumeration = {"missing", "surplus", "contradicting"})
        String kind,

        @Schema(
                description = "Why it differs, or why it could not be settled",
                examples = "It is captured here and not finalized by usage-service")
        String why,

        @Schema(description = "Whether it is missing and no longer retried, because every attempt failed")
        boolean parked,

        Instant foundAt,

        @Schema(description = "When a comparison no longer found it; null while it exists") @Nullable
        Instant settledAt,

        @Schema(description = "Why an operator lets it stay; null while it is alerted") @Nullable
        Acknowledgement acknowledgement) {

    /** An operator's reason to let it stay. */
    @Schema(name = "DiscrepancyAcknowledgement")
    record Acknowledgement(
            @Schema(description = "Who") String by,

            @Schema(examples = "The record was lost with usage-service's database; credits were given back")
            String reason,

            Instant at) {}
}
