package io.tutorflow.billing.payment.refund;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A request for the money for the unused part of a purchase.
 *
 * @param id for its refund
 */
record RefundWish(UUID id, UUID account, PaymentId purchase, RefundTerms.Requester requester, Instant at) {

    Refund.Requested granted(long cents, Money taken) {
        return new Refund.Requested(new RefundTerms(id, purchase, account, cents, taken, requester, at));
    }
}
