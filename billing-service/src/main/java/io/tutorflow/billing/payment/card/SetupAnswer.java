package io.tutorflow.billing.payment.card;

/** What somebody who wants to save a card is answered. */
sealed interface SetupAnswer {

    /** As it stands now. */
    record Begun(CardSetup setup) implements SetupAnswer {}

    /** Nothing was saved. */
    record Refused(Reason why) implements SetupAnswer {}

    /** Why no card can be saved. */
    enum Reason {
        /** No key of Stripe is configured. */
        NO_STRIPE,
        /** The account has asked for enough pages lately. */
        TOO_MANY,
        /** The same wish may do later. */
        STRIPE_IS_AWAY
    }
}
