package io.tutorflow.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dispute as billing-service has it, with what its ledger has of it.
 *
 * @param payer whose payment it is about
 * @param intent what Stripe calls that payment
 * @param frozen what was taken when it was opened
 * @param lost what was taken when it was lost
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
