package io.tutorflow.billing.payment.refund;

/** What follows from Stripe's state of a refund. */
sealed interface RefundStep {

    /** The bank takes its time, so Stripe is asked again. */
    record Wait(Refund.Pending refund) implements RefundStep {}

    record Finish(Refund.Succeeded refund) implements RefundStep {}

    /** Its credits are returned to the account. */
    record GiveBack(Refund.Failed refund) implements RefundStep {}

    /** It was already over; nothing changes. */
    record Rest(Refund refund) implements RefundStep {}
}
