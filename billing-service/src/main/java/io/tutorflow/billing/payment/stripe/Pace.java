package io.tutorflow.billing.payment.stripe;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets no more through in a second than are allowed, evenly. */
final class Pace {

    private final long nanosBetween;
    private long next = System.nanoTime();

    Pace(int perSecond) {
        if (perSecond < 1) {
            throw new IllegalArgumentException(
                    "tutorflow.stripe.meter-events-per-second must be at least 1, and is " + perSecond);
        }
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Holds the caller's thread up until it is its turn. */
    void await() {
        long turn = turn();
        for (long left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private synchronized long turn() {
        long turn = Math.max(next, System.nanoTime());
        next = turn + nanosBetween;
        return turn;
    }
}
