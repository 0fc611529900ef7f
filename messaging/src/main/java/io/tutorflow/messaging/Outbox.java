package io.tutorflow.messaging;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The relay as writers of events see it: they wake it after their commit; the relay of another replica finds the row by
 * polling.
 */
@ApplicationScoped
public class Outbox {

    private final RelayWaker waker;

    Outbox(RelayWaker waker) {
        this.waker = waker;
    }

    /** Call this after committing a transaction that has appended events. */
    public void wakeRelay() {
        waker.wake();
    }
}
