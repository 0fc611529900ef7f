package io.tutorflow.sandbox.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What billing-service has of one payment.
 *
 * @param state of the payment's row; none if there is a transfer only
 * @param creditedMicros of its purchase in the ledger; none if it was not credited
 * @param bonusCreditedMicros of its bonus in the ledger
 * @param isOfOneAccount whether the payment and its purchase are of the same account
 */
record PaymentRow(
        UUID id,
        @Nullable String state,
        long cents,
        long bonusMicros,
        @Nullable String intent,
        @Nullable Long creditedMicros,
        long bonusCreditedMicros,
        boolean isOfOneAccount) {

    boolean isPaid() {
        return "paid".equals(state);
    }
}
