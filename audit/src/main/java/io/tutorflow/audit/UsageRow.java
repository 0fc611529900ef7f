package io.tutorflow.audit;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A usage record in usage-service.
 *
 * @param tombstone whether it only marks an id that can never be recorded
 */
record UsageRow(UUID id, boolean tombstone, Payer payer, Work work, Price price, End end) {

    /**
     * Who requested the work, and who pays.
     *
     * @param walletId whose money it is: the account's, or a student's own
     * @param source what pays: {@code credits} of a workspace, {@code tokens} or {@code plan} of an organization
     */
    record Payer(
            @Nullable UUID accountId,
            @Nullable UUID walletId,
            @Nullable String audience,
            @Nullable String subject,
            String source) {

        boolean isWorkspace() {
            return source.equals("credits");
        }

        boolean isPlan() {
            return source.equals("plan");
        }

        boolean isStudent() {
            return walletId != null && !walletId.equals(accountId);
        }
    }

    /**
     * The requested work.
     *
     * @param stored what is kept of the event of measured usage, or of an activity's request
     */
    record Work(
            @Nullable String category,
            @Nullable String mode,
            int requestedUnits,
            @Nullable String idempotencyKey,
            @Nullable String stored,
            @Nullable Parent parent) {

        boolean isMeasured() {
            return "measured".equals(mode);
        }

        boolean isRender() {
            return "video_render".equals(category);
        }
    }

    /** The parent of an add-on; without account and category if there is no such record. */
    record Parent(
            UUID id, @Nullable UUID accountId, @Nullable String category) {}

    /**
     * The price; the billed one only of an ended record.
     *
     * @param used of a language model, if a school pays
     */
    record Price(
            int catalogVersion,
            @Nullable String snapshot,
            long holdMicros,
            @Nullable Long limitMicros,
            @Nullable Long billableMicros,
            @Nullable Long unitPriceMicros,
            @Nullable Long unitsTenThousandths,
            @Nullable Use used) {

        long billed() {
            return billableMicros == null ? 0 : billableMicros;
        }
    }

    /** What a language model read and wrote. */
    record Use(long inputTokens, long outputTokens) {}

    /**
     * The state of the work.
     *
     * @param status {@code RECORDED}, {@code FINALIZED} or {@code VOIDED}
     * @param failed whether it says why it failed
     * @param running whether it is listed as work in progress
     */
    record End(
            String status,
            Instant recordedAt,
            @Nullable Instant completedAt,
            boolean late,
            boolean failed,
            boolean running) {}

    /** The moment whose prices count: of what was measured elsewhere when it was done. */
    Instant pricedAt() {
        return work.isMeasured() ? requireNonNullElse(end.completedAt(), end.recordedAt()) : end.recordedAt();
    }

    /** Of an activity: {@code default} if it names none. */
    String variant() {
        return StoredRequest.text(work.stored(), "variant").orElse("default");
    }

    /** Of an activity: the session that it belongs to. */
    Optional<String> session() {
        return StoredRequest.text(work.stored(), "sessionId")
                .or(() -> StoredRequest.inside(work.stored(), "target", "sessionId"));
    }

    String name() {
        return "usage record " + id;
    }

    boolean isFinalized() {
        return end.status().equals("FINALIZED") || end.status().equals("INVOICED");
    }

    /** What the wallet is charged: 0 if a plan pays. */
    long chargedMicros() {
        return payer.isPlan() ? 0 : price.billed();
    }
}
