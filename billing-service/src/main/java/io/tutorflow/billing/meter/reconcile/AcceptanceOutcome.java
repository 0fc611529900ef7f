package io.tutorflow.billing.meter.reconcile;

/** What came of accepting what Stripe has counted. */
sealed interface AcceptanceOutcome {

    /** Stripe lacks so many records: they are reported again. */
    record Missing(int records) implements AcceptanceOutcome {}

    /** Stripe has so many records of those in doubt. */
    record Arrived(int records) implements AcceptanceOutcome {}

    /** There is no such difference. */
    record Unknown() implements AcceptanceOutcome {}

    /** It cannot be accepted as it is. */
    record Refused(String why) implements AcceptanceOutcome {}
}
