package io.tutorflow.simulation.machine;

/** A connection broke: whether what was asked for is done, or will be, is not known. */
public final class Lost extends RuntimeException {

    Lost() {
        super("connection lost", null, false, false);
    }
}
