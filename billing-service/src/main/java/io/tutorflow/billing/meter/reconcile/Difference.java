package io.tutorflow.billing.meter.reconcile;

/** Of a day of an account's meter Stripe has counted otherwise than was reported. */
record Difference(MeterDay day, Ours ours, long counted, Explanation explanation) {

    /** Whatever is still on its way. */
    boolean isTooMuch() {
        return counted > ours.reported() + ours.inFlight();
    }
}
