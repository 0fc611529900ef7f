package io.tutorflow.billing.job;

import java.time.Duration;

/**
 * When what failed is tried again: after a pause, then after twice as long each time, up to the longest.
 *
 * @param attempts after so many failures it is parked
 */
public record Retries(Duration first, Duration longest, int attempts) {

    /** Doubling further would pass the longest of all pauses long before. */
    private static final int DOUBLINGS = 30;

    /** For work that has to be done, however long what it needs is away. */
    public static Retries forever(Duration first, Duration longest) {
        return new Retries(first, longest, Integer.MAX_VALUE);
    }

    /** @param attempt the one that failed, 1 the first time */
    public Outcome after(int attempt, String failure) {
        return attempt >= attempts ? new Outcome.Parked(failure) : new Outcome.Again(pauseAfter(attempt), failure);
    }

    /** @param attempt the one that is over, 1 the first time */
    public Duration pauseAfter(int attempt) {
        var pause = first.multipliedBy(1L << Math.clamp(attempt - 1, 0, DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
