package io.tutorflow.sandbox.process;

/** The signal by which a part is asked to stop in good order. */
public enum StopSignal {
    TERM,
    /** PostgreSQL's "fast shutdown": it does not wait for its clients to leave. */
    INT
}
