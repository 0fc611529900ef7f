package io.tutorflow.billing.job;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Work that is not tried again until a person has it retried. */
@Schema(name = "ParkedWork")
record ParkedBody(
        @Schema(description = "The id of what the work is about: a payment, a letter and so on")
        UUID id,

        @Schema(description = "Why a retry would not help", examples = "The mailbox does not exist")
        String reason,

        @Schema(description = "Number of attempts", examples = "10")
        int attempts,

        Instant parkedAt) {}
