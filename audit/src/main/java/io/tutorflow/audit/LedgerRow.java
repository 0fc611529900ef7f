package io.tutorflow.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's rows of one usage record.
 *
 * @param open what is currently held, if anything
 */
record LedgerRow(
        UUID id, List<Transfer> transfers, @Nullable OpenHold open) {

    /**
     * A transfer between an account and the house.
     *
     * @param overrunMicros how far a capture exceeds its hold
     * @param recordedAt for a capture or a void: when its work was recorded
     * @param explained for a capture
     */
    record Transfer(
            String kind,
            UUID accountId,
            long amountMicros,
            boolean late,
            long overrunMicros,
            Instant createdAt,
            @Nullable Instant recordedAt,
            @Nullable Explained explained) {}

    /**
     * What a capture says that it is for.
     *
     * @param listUnitPriceMicros the catalogue's, where terms made it less
     * @param metered none: it is not
     */
    record Explained(
            @Nullable String catalogKey,
            long unitPriceMicros,
            @Nullable Long listUnitPriceMicros,
            long unitsTenThousandths,
            @Nullable Instant finalizedAt,
            @Nullable Metered metered) {}

    /**
     * Which meter counts a capture, and what.
     *
     * @param value whole units; of minutes, ten-thousandths
     */
    record Metered(String eventName, long value) {}

    record OpenHold(UUID accountId, long amountMicros, Instant placedAt) {}

    static LedgerRow nothingOf(UUID id) {
        return new LedgerRow(id, List.of(), null);
    }

    Optional<Transfer> hold() {
        return ofKind("hold");
    }

    Optional<Transfer> capture() {
        return ofKind("capture");
    }

    Optional<Transfer> release() {
        return ofKind("void");
    }

    private Optional<Transfer> ofKind(String kind) {
        return transfers.stream()
                .filter(transfer -> transfer.kind().equals(kind))
                .findFirst();
    }
}
