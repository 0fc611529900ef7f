package io.tutorflow.billing.payment;

/** What follows from what Stripe says of a payment. */
sealed interface Verdict {

    /** It was paid: the credits are due. */
    record Credit(Progress.Unpaid from, String intentId) implements Verdict {}

    /** Not yet decided. */
    record Wait(Progress.Unpaid progress) implements Verdict {}

    /** It has just come to an end, without money. */
    record End(Progress.Over progress) implements Verdict {}

    /** It was over, and there is nothing to learn. */
    record Rest(Progress.Over progress) implements Verdict {}

    /** Stripe and we do not mean the same: nothing is credited, a person must look. */
    record Contradiction(String what) implements Verdict {}
}
