package io.tutorflow.http;

import io.smallrye.mutiny.Uni;

/** Asks another service a second time if the connection broke: it had been idle, or that replica has just died. */
public final class Again {

    private static final int MORE_TRIES = 1;

    private Again() {}

    /**
     * A time-out is none: whoever waits would wait twice.
     *
     * @param question reads, or does by a key what may be done twice
     */
    public static <T> Uni<T> ifBroken(Uni<T> question) {
        return question.onFailure(Outage::isBehind).retry().atMost(MORE_TRIES);
    }
}
