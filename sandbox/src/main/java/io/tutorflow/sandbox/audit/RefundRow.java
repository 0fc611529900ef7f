package io.tutorflow.sandbox.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund of billing-service, with what its ledger has of it.
 *
 * @param takenMicros credits that it says it took
 * @param paidMicros the transfer by which the paid part of them was taken
 * @param returnedMicros the transfer by which it came back
 */
record RefundRow(
        UUID id,
        String state,
        long cents,
        long takenMicros,
        @Nullable Long paidMicros,
        @Nullable Long returnedMicros) {

    boolean isFailed() {
        return state.equals("failed");
    }
}
