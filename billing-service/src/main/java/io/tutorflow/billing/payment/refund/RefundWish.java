package io.tutorflow.billing.payment.refund;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody wants the money for what is unused of a purchase.
 *
 * @param id that its refund would have
 */
record RefundWish(UUID id, UUID account, PaymentId purchase, RefundTerms.Requester requester, Instant at) {

    Refund.Requested granted(long cents, Money taken) {
        return new Refund.Requested(new RefundTerms(id, purchase, account, cents, taken, requester, at));
    }
}
