package io.tutorflow.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a writer tell the relay in its own process that there is something to publish. */
@ApplicationScoped
class RelayWaker {

    private final Semaphore signals = new Semaphore(0);

    void wake() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    /** Returns when woken, but no later than after the given time. */
    void await(Duration atMost) throws InterruptedException {
        if (signals.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            signals.drainPermits();
        }
    }
}
