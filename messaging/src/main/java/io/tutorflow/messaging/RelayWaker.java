package io.tutorflow.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a writer tell its own process's relay that there is something to tell. */
@ApplicationScoped
class RelayWaker {

    private final Semaphore signals = new Semaphore(0);

    void wake() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    /** Returns when woken, or after the given time at the latest. */
    void await(Duration atMost) throws InterruptedException {
        if (signals.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            signals.drainPermits();
        }
    }
}
