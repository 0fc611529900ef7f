package io.tutorflow.audit;

import io.tutorflow.audit.PaymentRow.Credit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund in billing-service, with its transfers.
 *
 * @param payer whose payment is refunded
 * @param stripeId Stripe's id
 * @param takenMicros the credits that it says were taken, including the bonus
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
     * Credits taken, or returned.
     *
     * @param paid the part paid for with the money that is returned
     * @param rest its bonus, and fractions of a cent
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
