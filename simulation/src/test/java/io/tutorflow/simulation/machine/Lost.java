package io.tutorflow.simulation.machine;

/** A connection broke: whether what was asked for is done, or will be, is not known. */
public final class Lost extends RuntimeException {

    static final Lost CONNECTION = new Lost();

    private Lost() {
        super("connection lost", null, false, false);
    }
}
