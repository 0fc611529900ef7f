package io.tutorflow.bench.crash.traffic;

/** Something that a client does repeatedly. */
@FunctionalInterface
interface Flow {

    void run() throws InterruptedException;
}
