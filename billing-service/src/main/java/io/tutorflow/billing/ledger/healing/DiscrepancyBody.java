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
                description =
                        "missing: the ledger lacks its end, and cannot make up for it. surplus: only the ledger has"
                                + " its end, or charged for it. contradicting: both have it, with another amount or"
                                + " account; or its account is not there",
                enumeration = {"missing", "surplus", "contradicting"})
        String kind,

        @Schema(
                description = "Why it differs, or why it could not be made up for",
                examples = "It is captured here and not finalized by usage-service")
        String why,

        @Schema(description = "Whether it is missing, was tried in vain and is not tried any more")
        boolean parked,

        Instant foundAt,

        @Schema(description = "When a comparison found it no more; null: it is still there") @Nullable
        Instant settledAt,

        @Schema(description = "Why an operator lets it be; null: nobody does, and it is alerted on") @Nullable
        Acknowledgement acknowledgement) {

    /** What an operator said of it. */
    @Schema(name = "DiscrepancyAcknowledgement")
    record Acknowledgement(
            @Schema(description = "Who") String by,

            @Schema(examples = "The record was lost with usage-service's database; credits were given back")
            String reason,

            Instant at) {}
}
