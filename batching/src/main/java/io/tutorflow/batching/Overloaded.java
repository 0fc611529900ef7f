package io.tutorflow.batching;

import java.time.Duration;

/** There was no room, or none in time; nothing was done, and the caller is told to retry. */
public final class Overloaded extends RuntimeException {

    private Overloaded(String why) {
        super(why, null, false, false);
    }

    static Overloaded full(String batcher, int limit) {
        return new Overloaded("More than " + limit + " requests are waiting in " + batcher);
    }

    static Overloaded late(String batcher, Duration patience) {
        return new Overloaded("A request waited in " + batcher + " for more than " + patience.toMillis() + " ms");
    }

    /** For other limits than a batcher's. */
    public static Overloaded because(String why) {
        return new Overloaded(why);
    }
}
