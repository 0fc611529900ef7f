package io.tutorflow.billing.ledger.hold;

import java.util.concurrent.atomic.AtomicInteger;

/** Room for the holds of calls that are not answered yet; a call comes in whole or not at all. */
final class WaitingRoom {

    private final int places;
    private final AtomicInteger taken = new AtomicInteger();

    WaitingRoom(int places) {
        this.places = places;
    }

    boolean enter(int holds) {
        int before = taken.getAndUpdate(inside -> inside + holds <= places ? inside + holds : inside);
        return before + holds <= places;
    }

    void leave(int holds) {
        taken.addAndGet(-holds);
    }

    int taken() {
        return taken.get();
    }
}
