package io.tutorflow.bench.crash.traffic;

/** Something that a client does again and again. */
@FunctionalInterface
interface Flow {

    void run() throws InterruptedException;
}
