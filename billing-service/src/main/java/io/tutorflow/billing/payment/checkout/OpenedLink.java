package io.tutorflow.billing.payment.checkout;

/** What a link's token opens. */
sealed interface OpenedLink {

    /** It is good. */
    record Good(BillingSession session) implements OpenedLink {}

    /** It opens nothing. */
    record Refused(Reason reason) implements OpenedLink {}

    /** Why a token opens nothing. */
    enum Reason {
        MALFORMED,
        UNKNOWN_OR_TOO_OLD
    }
}
