package io.tutorflow.billing.meter.reconcile;

/** Limits of what an operator decides at once. */
final class AcceptanceLimits {

    /** Locked, changed and written down in one transaction. */
    static final int RECORDS = 10_000;

    private AcceptanceLimits() {}
}
