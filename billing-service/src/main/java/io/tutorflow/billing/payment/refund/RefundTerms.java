package io.tutorflow.billing.payment.refund;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a refund gives back, which stays as it is.
 *
 * @param id made here, before Stripe hears of the refund; also the id of the transfer that takes the credits
 * @param taken credits, the bonus that went with the purchase included
 */
record RefundTerms(
        UUID id, PaymentId payment, UUID accountId, long cents, Money taken, Requester requester, Instant createdAt) {

    Withdrawal withdrawal(String reason) {
        var paid = Lot.paidPart(cents);
        return new Withdrawal(id, accountId, paid, taken.minus(paid), reason, requester.by());
    }

    /** Who wants it, and why. */
    record Requester(String by, @Nullable String reason) {}
}
