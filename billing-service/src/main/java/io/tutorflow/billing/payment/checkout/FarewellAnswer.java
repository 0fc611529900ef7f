package io.tutorflow.billing.payment.checkout;

/** What became of a wish to have the kept card forgotten. */
enum FarewellAnswer {
    /** The mail is on its way. */
    MAILED,
    NO_CARD,
    /** Enough mails were asked for lately. */
    TOO_MANY,
    /** The mail server did not take it. */
    NOT_TAKEN
}
