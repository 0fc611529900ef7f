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

/** The fields that every create shows about its state and price. */
@Schema(description = "A create request and its current state.")
public record ChargeBody(
        UUID id,

        @Schema(description = "The usage record of this request; same value as id")
        UUID usageRecordId,

        Status status,

        @Schema(description = "Whether the status is final") boolean isTerminal,

        @Schema(description = "How long to wait before polling again, in milliseconds; null once the status is final")
        @Nullable
        Integer pollAfterMs,

        @Schema(description = "The price: an estimate until the work is done, then the billed price")
        PriceSnapshot priceSnapshot,

        @Schema(description = "As requested; has no effect") @Nullable
        String tier,

        @Schema(enumeration = {"sync", "async"}) String mode,
        @Nullable String idempotencyKey,

        @Schema(description = "Whether this is a replay of an earlier request with the same idempotency key")
        boolean idempotentReplay,

        Instant createdAt,
        @Nullable Instant completedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Why the work failed, if it did") @Nullable
        Failure failure,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "false if the work failed: failed work is never charged")
        @Nullable
        Boolean charged) {

    private static final int POLL_AFTER_MS = 1_000;

    /** The state of the work. */
    public enum Status {
        PENDING,
        PROCESSING,
        COMPLETED,
        FAILED
    }

    static ChargeBody of(UsageRecord usage, boolean replay) {
        return of(usage, statusOf(usage), replay);
    }

    /** Just accepted; the work is about to begin. */
    static ChargeBody pending(UsageRecord usage) {
        return of(usage, Status.PENDING, false);
    }

    private static ChargeBody of(UsageRecord usage, Status status, boolean replay) {
        var accepted = usage.acceptance();
        var submission = accepted.submission();
        var ended = usage instanceof Ended end ? end : null;
        var failure = usage instanceof Voided voided ? voided.failure() : null;
        return new ChargeBody(
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
