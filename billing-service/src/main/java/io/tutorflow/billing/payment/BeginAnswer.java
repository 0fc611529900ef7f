package io.tutorflow.billing.payment;

/** What somebody who wants to pay is answered. */
public sealed interface BeginAnswer {

    /** As it stands now; a repeat may find it further on. */
    record Begun(Payment payment) implements BeginAnswer {}

    /** Nothing was charged. */
    record Refused(Reason why) implements BeginAnswer {}

    /** Why nobody can pay. */
    enum Reason {
        /** No key of Stripe is configured. */
        NO_STRIPE,
        /** The account has begun enough payments lately. */
        TOO_MANY,
        /** The same wish may do later. */
        STRIPE_IS_AWAY
    }
}
