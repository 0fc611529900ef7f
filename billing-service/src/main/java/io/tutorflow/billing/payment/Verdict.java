package io.tutorflow.billing.payment;

/** What follows from Stripe's state of a payment. */
sealed interface Verdict {

    /** It was paid, so its credits are due. */
    record Credit(Progress.Unpaid from, String intentId) implements Verdict {}

    /** Not decided yet. */
    record Wait(Progress.Unpaid progress) implements Verdict {}

    /** It has just ended without money. */
    record End(Progress.Over progress) implements Verdict {}

    /** It was already over; nothing changes. */
    record Rest(Progress.Over progress) implements Verdict {}

    /** Stripe and our records disagree: nothing is credited, and a person must look. */
    record Contradiction(String what) implements Verdict {}
}
