package io.tutorflow.bench.scenario;

import java.io.IOException;

/** Waits until what a load began is done, so that all it costs is counted. */
@FunctionalInterface
interface Settling {

    /** For loads whose answer is the end of it. */
    Settling AT_ONCE = () -> {};

    void await() throws IOException, InterruptedException;
}
