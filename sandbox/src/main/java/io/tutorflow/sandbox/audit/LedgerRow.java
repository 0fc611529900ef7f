package io.tutorflow.sandbox.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the ledger has of one usage record.
 *
 * @param openMicros what its open hold sets aside, if one is open
 */
record LedgerRow(
        UUID id, List<Transfer> transfers, @Nullable Long openMicros) {

    /** One transfer; price and units are those of a capture. */
    record Transfer(String kind, UUID accountId, long amountMicros, long unitPriceMicros, long unitsTenThousandths) {}

    static LedgerRow nothingOf(UUID id) {
        return new LedgerRow(id, new ArrayList<>(), null);
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
