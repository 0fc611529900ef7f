package io.tutorflow.billing.payment.refund;

/** The answer to a request for a refund. */
sealed interface RefundAnswer {

    /** It is granted. */
    record Granted(Refund.Requested refund) implements RefundAnswer {}

    /** A repeat of an earlier request, with the current state of its refund. */
    record Known(Refund refund) implements RefundAnswer {}

    /** Nothing is refunded. */
    record Refused(RefundRefusal why) implements RefundAnswer {}
}
