package io.tutorflow.sandbox.process;

import java.io.IOException;

/** Tells whether a started part is ready. */
@FunctionalInterface
public interface Readiness {

    /**
     * Asks once, briefly.
     *
     * @throws IOException if the part does not answer yet
     * @throws BrokenPart if waiting longer is useless
     */
    boolean ready() throws IOException, BrokenPart, InterruptedException;
}
