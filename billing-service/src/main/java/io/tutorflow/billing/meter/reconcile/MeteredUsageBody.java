package io.tutorflow.billing.meter.reconcile;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Usage that Stripe has not got, as operators see it. */
@Schema(
        name = "UnreportedUsage",
        description = "Of a usage record, what Stripe's meters are to count and have not been told.")
record MeteredUsageBody(
        @Schema(description = "Of the usage record; Stripe's identifier of the event")
        UUID id,

        UUID workspaceId,

        @Schema(description = "Of the meter", examples = "platform_course_lesson_v2")
        String meterEventName,

        @Schema(description = "Whole units, or ten-thousandths of a minute", examples = "1")
        long value,

        Instant finalizedAt,

        @Schema(
                description = "failed: it is not sent before it is retried",
                enumeration = {"pending", "failed"})
        String status,

        @Schema(description = "How often it was sent", examples = "1")
        int attempts,

        @Schema(description = "What went wrong last") @Nullable
        String error,

        @Schema(description = "The first attempt by which Stripe may have it; null if it cannot have it") @Nullable
        Instant sentAt,

        @Schema(
                description =
                        "Stripe refused it after it had taken it, or lacks it as an operator has decided: until then nothing"
                                + " would count under its identifier, so that it is not retried before; else null")
        @Nullable
        Instant knownUntil) {}
