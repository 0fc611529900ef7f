package io.tutorflow.messaging;

/** The outbox of a process without a relay: the simulated relay is woken by chance. */
public final class NobodyToWake {

    public static final Outbox OUTBOX = new Outbox(new RelayWaker());

    private NobodyToWake() {}
}
