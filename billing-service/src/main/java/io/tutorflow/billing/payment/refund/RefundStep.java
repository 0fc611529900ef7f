package io.tutorflow.billing.payment.refund;

/** What follows from what Stripe says of a refund. */
sealed interface RefundStep {

    /** The bank takes its time: Stripe is asked again. */
    record Wait(Refund.Pending refund) implements RefundStep {}

    record Finish(Refund.Succeeded refund) implements RefundStep {}

    /** Its credits go back to the account. */
    record GiveBack(Refund.Failed refund) implements RefundStep {}

    /** It was over, and stays as it is. */
    record Rest(Refund refund) implements RefundStep {}
}
