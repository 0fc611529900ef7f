package io.tutorflow.billing.payment.card;

/** The answer to a request to save a card. */
sealed interface SetupAnswer {

    /** In its current state. */
    record Begun(CardSetup setup) implements SetupAnswer {}

    /** Nothing was saved. */
    record Refused(Reason why) implements SetupAnswer {}

    /** Why no card can be saved. */
    enum Reason {
        /** No key of Stripe is configured. */
        NO_STRIPE,
        /** The account has requested too many pages lately. */
        TOO_MANY,
        /** The same request may succeed later. */
        STRIPE_IS_AWAY
    }
}
