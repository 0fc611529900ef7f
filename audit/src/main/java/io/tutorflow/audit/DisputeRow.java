package io.tutorflow.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dispute in billing-service, with its transfers.
 *
 * @param payer whose payment is disputed
 * @param intent Stripe's id of that payment
 * @param frozen taken when it was opened
 * @param lost taken when it was lost
 */
record DisputeRow(
        String id,
        UUID accountId,
        @Nullable UUID payer,
        @Nullable String intent,
        String state,
        long cents,
        long takenMicros,
        RefundRow.Moved frozen,
        RefundRow.Moved lost) {}
