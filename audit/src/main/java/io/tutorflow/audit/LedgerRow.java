package io.tutorflow.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the ledger has of one usage record.
 *
 * @param open what is set aside for it right now, if anything is
 */
record LedgerRow(
        UUID id, List<Transfer> transfers, @Nullable OpenHold open) {

    /**
     * One transfer between an account and the house.
     *
     * @param overrunMicros by how much a capture passes its hold
     * @param recordedAt of a capture or a void: when its work was recorded
     * @param explained of a capture
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
     */
    record Explained(
            @Nullable String catalogKey,
            long unitPriceMicros,
            @Nullable Long listUnitPriceMicros,
            long unitsTenThousandths,
            @Nullable Instant finalizedAt) {}

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
