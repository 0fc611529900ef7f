package io.tutorflow.billing.meter.reconcile;

/** What came of taking back an event. */
sealed interface AdjustmentOutcome {

    /** Stripe counts it no longer. */
    record Adjusted() implements AdjustmentOutcome {}

    /** There is no such difference. */
    record Unknown() implements AdjustmentOutcome {}

    /** It cannot be taken back. */
    record Refused(String why) implements AdjustmentOutcome {}
}
