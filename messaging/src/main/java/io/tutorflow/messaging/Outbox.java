package io.tutorflow.messaging;

import jakarta.enterprise.context.ApplicationScoped;

/** The relay as a writer of events sees it: after the commit it is woken; one in another replica finds the row by polling. */
@ApplicationScoped
public class Outbox {

    private final RelayWaker waker;

    Outbox(RelayWaker waker) {
        this.waker = waker;
    }

    /** To be called after the commit of a transaction that appended. */
    public void wakeRelay() {
        waker.wake();
    }
}
