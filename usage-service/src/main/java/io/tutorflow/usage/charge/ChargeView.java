package io.tutorflow.usage.charge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecord.Ended;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import io.tutorflow.usage.record.UsageRecord.Voided;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What every created thing shows of itself and of its price. */
@Schema(description = "A create request and how far it has come.")
public record ChargeView(
        UUID id,

        @Schema(description = "The usage record of this request; the same id")
        UUID usageRecordId,

        Status status,

        @Schema(description = "Whether the status will not change any more")
        boolean isTerminal,

        @Schema(description = "When to ask again, in milliseconds; null once it is terminal") @Nullable
        Integer pollAfterMs,

        @Schema(description = "The price: the estimate until the work is done, then what is billed")
        PriceSnapshot priceSnapshot,

        @Schema(description = "As requested; it has no effect") @Nullable
        String tier,

        @Schema(enumeration = {"sync", "async"}) String mode,
        @Nullable String idempotencyKey,

        @Schema(description = "Whether this answers a request that had been accepted before")
        boolean idempotentReplay,

        Instant createdAt,
        @Nullable Instant completedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Why the work failed, if it did") @Nullable
        Failure failure,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "false if the work failed: it costs nothing")
        @Nullable
        Boolean charged) {

    private static final int POLL_AFTER_MS = 1_000;

    /** How far the work has come. */
    public enum Status {
        PENDING,
        PROCESSING,
        COMPLETED,
        FAILED
    }

    static ChargeView of(UsageRecord usage, boolean replay) {
        return of(usage, statusOf(usage), replay);
    }

    /** Accepted just now; the work is about to begin. */
    static ChargeView pending(UsageRecord usage) {
        return of(usage, Status.PENDING, false);
    }

    private static ChargeView of(UsageRecord usage, Status status, boolean replay) {
        var accepted = usage.acceptance();
        var submission = accepted.submission();
        var ended = usage instanceof Ended end ? end : null;
        var failure = usage instanceof Voided voided ? voided.failure() : null;
        return new ChargeView(
                usage.id().value(),
                usage.id().value(),
                status,
                ended != null,
                ended == null ? POLL_AFTER_MS : null,
                usage.snapshot(),
                submission.tier(),
                submission.mode().text(),
                submission.idempotencyKey(),
                replay,
                accepted.recordedAt(),
                ended == null ? null : ended.endedAt(),
                failure,
                failure == null ? null : Boolean.FALSE);
    }

    private static Status statusOf(UsageRecord usage) {
        return switch (usage) {
            case Recorded recorded -> Status.PROCESSING;
            case UsageRecord.Finalized finalized -> Status.COMPLETED;
            case Voided voided -> Status.FAILED;
        };
    }
}
