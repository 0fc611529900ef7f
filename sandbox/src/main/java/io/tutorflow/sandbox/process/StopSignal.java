package io.tutorflow.sandbox.process;

/** The signal that asks a part to stop in good order. */
public enum StopSignal {
    TERM,
    /** PostgreSQL's "fast shutdown": it does not wait for clients to disconnect. */
    INT
}
