package io.tutorflow.sandbox.stripe.webhook;

import java.time.Duration;

/**
 * How webhooks come, at this time.
 *
 * @param copies how often each is sent, at once
 * @param delay how long after the event
 * @param withheld none is sent until it is asked for
 */
public record Habits(int copies, Duration delay, boolean withheld) {

    private static final int MOST_COPIES = 200;

    static final Habits GOOD = new Habits(1, Duration.ZERO, false);

    public Habits {
        if (copies < 1 || copies > MOST_COPIES) {
            throw new IllegalArgumentException("copies must be from 1 to " + MOST_COPIES);
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay cannot be negative");
        }
    }
}
