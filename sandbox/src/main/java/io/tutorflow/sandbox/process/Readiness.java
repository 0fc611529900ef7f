package io.tutorflow.sandbox.process;

import java.io.IOException;

/** Tells whether a started part can do its work yet. */
@FunctionalInterface
public interface Readiness {

    /**
     * Asks once, briefly.
     *
     * @throws IOException when the part does not answer yet
     * @throws BrokenPart when waiting longer is useless
     */
    boolean ready() throws IOException, BrokenPart, InterruptedException;
}
