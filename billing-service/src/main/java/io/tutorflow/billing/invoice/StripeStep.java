package io.tutorflow.billing.invoice;

/** What is to be done next about an invoice that Stripe collects. */
sealed interface StripeStep {

    /** At Stripe. */
    enum There implements StripeStep {
        DRAFT,
        ADD_ITEMS,
        FINALIZE,
        DROP,
        MARK_PAID,
        MAKE_VOID,
        GIVE_UP,
        GIVE_BACK
    }

    /** In our books. */
    enum Here implements StripeStep {
        PAID_THROUGH_STRIPE,
        PAID_ELSEWHERE,
        MAKE_VOID,
        GIVE_UP
    }

    /** It is looked at again. */
    record Wait() implements StripeStep {}

    /** Nothing will happen to it any more. */
    record Rest() implements StripeStep {}

    /** A person has to decide. */
    record Contradiction(String what) implements StripeStep {}
}
