package io.tutorflow.billing.meter.reconcile;

import java.time.Duration;

/** Limits and intervals of comparing with what Stripe's meters have counted. */
final class ReconcileLimits {

    /** Stripe counts later than it takes: so long after a day, or a report, it is taken to have counted it. */
    static final Duration COUNTED_AFTER = Duration.ofHours(1);

    /** An hour after its last repeat can have begun: nobody is sending it any more. */
    static final Duration DOUBTED_AFTER = Duration.ofHours(24);

    /** Stripe knows an identifier for 24 hours at least; an hour is for its counting. */
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(25);

    /** What cannot be decided yet is looked at again. */
    static final Duration LOOK_AGAIN = Duration.ofHours(1);

    /** What Stripe refused is tried again by itself, twice a day, until it has been tried so often. */
    static final int ATTEMPTS = 6;

    /** Usage that waits for longer is of a meter or customer that was refused as a whole. */
    static final Duration HELD_UP = Duration.ofHours(1);

    /** 34 days of an account with some million records are added up within. */
    static final Duration STATEMENT = Duration.ofMinutes(2);

    /** Accounts that are made due together. */
    static final int ACCOUNTS = 500;

    private ReconcileLimits() {}
}
