package io.tutorflow.billing.payment;

/** What follows from what Stripe says of a payment. */
sealed interface Verdict {

    /** It was paid: the credits are due. */
    record Credit(String intentId) implements Verdict {}

    /** Not yet decided. */
    record Wait(Progress progress) implements Verdict {}

    /** There is nothing to wait for. */
    record Over(Progress progress) implements Verdict {}

    /** Stripe and we do not mean the same: nothing is credited, a person must look. */
    record Contradiction(String what) implements Verdict {}
}
