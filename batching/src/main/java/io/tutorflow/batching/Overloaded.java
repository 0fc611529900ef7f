package io.tutorflow.batching;

import java.time.Duration;

/** There is no room, or was none in time; the caller was told to come back and nothing was done. */
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

    /** Said by whoever has the room. */
    public static Overloaded because(String why) {
        return new Overloaded(why);
    }
}
