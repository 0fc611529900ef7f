package io.tutorflow.billing.payment.refund;

/** What somebody who wants a refund is answered. */
sealed interface RefundAnswer {

    /** It is granted. */
    record Granted(Refund.Requested refund) implements RefundAnswer {}

    /** The same was asked for before: this has become of it. */
    record Known(Refund refund) implements RefundAnswer {}

    /** Nothing is given back. */
    record Refused(RefundRefusal why) implements RefundAnswer {}
}
