package io.tutorflow.batching;

/** More is waiting than the named limit allows; the caller was told to come back and nothing was done. */
public final class Overloaded extends RuntimeException {

    Overloaded(String batcher, int limit) {
        super("More than " + limit + " requests are waiting in " + batcher, null, false, false);
    }
}
