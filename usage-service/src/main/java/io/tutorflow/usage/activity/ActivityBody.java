package io.tutorflow.usage.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecord.Ended;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An activity, its state and its cost. */
@Schema(name = "Activity")
record ActivityBody(
        UUID id,
        String activity,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String variant,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The name of what it is for, as requested in target.title")
        @Nullable
        String title,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "What it is for, as requested") @Nullable
        ActivityTarget target,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The session that it belongs to, if one was named")
        @Nullable
        String sessionId,

        @Schema(enumeration = {"PROCESSING", "COMPLETED", "FAILED"})
        String status,

        @Schema(description = "What it costs: the estimate while in progress; 0 if it failed or the plan covers it")
        BigDecimal tokens,

        @Schema(enumeration = {"plan", "tokens"}) String billingSource,
        @Schema(description = "The person who requested it") String subject,
        PriceSnapshot priceSnapshot,

        @Schema(
                description =
                        "Whether this had been accepted earlier: under the same idempotency key, or as the summary"
                                + " of the same session")
        boolean idempotentReplay,

        Instant createdAt,
        @Nullable Instant completedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Why the work failed, if it did") @Nullable
        Failure failure,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "false if the work failed: failed work is never charged")
        @Nullable
        Boolean charged) {

    static ActivityBody of(UsageRecord usage, boolean replay) {
        var accepted = usage.acceptance();
        var stored = StoredActivity.of(usage);
        return new ActivityBody(
                usage.id().value(),
                accepted.submission().category().text(),
                stored.variant(),
                stored.title(),
                stored.target(),
                stored.session(),
                statusOf(usage),
                tokens(usage),
                accepted.payer().source().text(),
                accepted.payer().subject(),
                usage.snapshot(),
                replay,
                accepted.recordedAt(),
                usage instanceof Ended ended ? ended.endedAt() : null,
                usage instanceof UsageRecord.Voided voided ? voided.failure() : null,
                usage instanceof UsageRecord.Voided ? false : null);
    }

    private static String statusOf(UsageRecord usage) {
        return switch (usage) {
            case UsageRecord.Recorded recorded -> "PROCESSING";
            case UsageRecord.Finalized finalized -> "COMPLETED";
            case UsageRecord.Voided voided -> "FAILED";
        };
    }

    private static BigDecimal tokens(UsageRecord usage) {
        return switch (usage) {
            case UsageRecord.Recorded recorded -> recorded.acceptance().held().credits();
            case UsageRecord.Finalized finalized -> finalized.charged().credits();
            case UsageRecord.Voided voided -> BigDecimal.ZERO;
        };
    }
}
