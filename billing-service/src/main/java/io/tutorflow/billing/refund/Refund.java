package io.tutorflow.billing.refund;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back to the card it came from.
 *
 * @param id made here, before Stripe hears of the refund; also the id of the transfer that takes the credits
 * @param taken credits, the bonus that went with the purchase included
 * @param failure why Stripe or the bank did not do it
 */
record Refund(
        UUID id,
        PaymentId payment,
        UUID accountId,
        long cents,
        Money taken,
        Request request,
        State state,
        @Nullable String failure,
        Instant createdAt) {

    Withdrawal withdrawal() {
        var paid = Lot.paidPart(cents);
        var what =
                state == State.FAILED ? "The refund failed: " + failure : "Refund of the purchase " + payment.value();
        return new Withdrawal(id, accountId, paid, taken.minus(paid), what, request.by());
    }

    Refund failed(String why) {
        return new Refund(id, payment, accountId, cents, taken, request, State.FAILED, why, createdAt);
    }

    /** Who wants it. */
    record Request(String by, @Nullable String reason) {}

    /** How far it has come. */
    enum State {
        /** The credits are taken; Stripe was not asked yet, or its answer was not heard. */
        REQUESTED,
        /** Stripe does it, the bank takes its time. */
        PENDING,
        SUCCEEDED,
        /** The credits are back. */
        FAILED
    }
}
