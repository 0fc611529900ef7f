package io.tutorflow.billing.meter.reconcile;

import java.time.Duration;

/** Limits and intervals of comparing with what Stripe's meters have counted. */
final class ReconcileLimits {

    /** Stripe counts later than it takes: so long after a day, or a report, it is taken to have counted it. */
    static final Duration COUNTED_AFTER = Duration.ofHours(1);

    /** An hour after its last repeat can have begun: nobody is sending it any more. */
    static final Duration DOUBTED_AFTER = Duration.ofHours(24);

    /** What cannot be decided yet is looked at again. */
    static final Duration LOOK_AGAIN = Duration.ofHours(1);

    /** Accounts that are made due together. */
    static final int ACCOUNTS = 500;

    private ReconcileLimits() {}
}
