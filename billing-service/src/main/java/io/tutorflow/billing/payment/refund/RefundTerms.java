package io.tutorflow.billing.payment.refund;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a refund returns, which never changes.
 *
 * @param id created before Stripe hears of the refund; also the id of the transfer that takes the credits
 * @param taken credits, including the purchase's bonus
 */
record RefundTerms(
        UUID id, PaymentId payment, UUID accountId, long cents, Money taken, Requester requester, Instant createdAt) {

    Withdrawal withdrawal(String reason) {
        var paid = Lot.paidPart(cents);
        return new Withdrawal(id, accountId, paid, taken.minus(paid), reason, requester.by());
    }

    /** Who requests it, and why. */
    record Requester(String by, @Nullable String reason) {}
}
