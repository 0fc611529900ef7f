package io.tutorflow.billing.job;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Work that is not tried again until a person has it retried. */
@Schema(name = "ParkedWork")
record ParkedBody(
        @Schema(description = "What it is about: the id of the payment, the letter and so on")
        UUID id,

        @Schema(description = "Why trying again would not help", examples = "The mailbox does not exist")
        String reason,

        @Schema(description = "How often it was tried", examples = "10")
        int attempts,

        Instant parkedAt) {}
