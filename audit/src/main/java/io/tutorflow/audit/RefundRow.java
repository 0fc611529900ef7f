package io.tutorflow.audit;

import io.tutorflow.audit.PaymentRow.Credit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund of billing-service, with what its ledger has of it.
 *
 * @param payer whose payment it gives back
 * @param stripeId what Stripe calls it
 * @param takenMicros credits that it says it took, bonus included
 */
record RefundRow(
        UUID id,
        UUID accountId,
        @Nullable UUID payer,
        String state,
        @Nullable String stripeId,
        String requestedBy,
        long cents,
        long takenMicros,
        Instant createdAt,
        Moved moved) {

    boolean isFailed() {
        return state.equals("failed");
    }

    /**
     * What went off the account, and what came back.
     *
     * @param paid what was paid for with money that goes back
     * @param rest the bonus that went with it, and fractions of a cent
     */
    record Moved(
            @Nullable Credit paid,
            @Nullable Credit rest,
            @Nullable Credit paidBack,
            @Nullable Credit restBack) {

        long takenMicros() {
            return micros(paid) + micros(rest);
        }

        long returnedMicros() {
            return micros(paidBack) + micros(restBack);
        }

        static long micros(@Nullable Credit credit) {
            return credit == null ? 0 : credit.micros();
        }
    }
}
