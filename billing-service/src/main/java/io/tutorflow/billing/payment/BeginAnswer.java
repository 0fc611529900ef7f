package io.tutorflow.billing.payment;

/** The answer to a request to pay. */
public sealed interface BeginAnswer {

    /** In its current state; a repeat may find it further on. */
    record Begun(Payment payment) implements BeginAnswer {}

    /** Nothing was charged. */
    record Refused(Reason why) implements BeginAnswer {}

    /** Why the payment could not be started. */
    enum Reason {
        /** No key of Stripe is configured. */
        NO_STRIPE,
        /** The account has started too many payments lately. */
        TOO_MANY,
        /** Usage is metered: nothing is prepaid but what is owed of a reversed top-up. */
        METERED,
        /** The same request may succeed later. */
        STRIPE_IS_AWAY
    }
}
