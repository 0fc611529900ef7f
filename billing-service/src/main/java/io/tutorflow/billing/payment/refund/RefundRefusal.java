package io.tutorflow.billing.payment.refund;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;

/** Why nothing is refunded. */
sealed interface RefundRefusal {

    /** The account has no such purchase, or has not paid for it. */
    record UnknownPurchase(PaymentId purchase) implements RefundRefusal {}

    /** The bank is deciding whose the money is. */
    record Disputed() implements RefundRefusal {}

    /** And no credits have come back to the account since. */
    record RefundedBefore(Refund refund) implements RefundRefusal {}

    record NothingUnused() implements RefundRefusal {}

    /** @param free what holds leave */
    record HeldByWork(Money unused, Money free) implements RefundRefusal {}

    record LessThanACent() implements RefundRefusal {}
}
