package io.tutorflow.sandbox.stripe.webhook;

import java.time.Duration;

/**
 * How webhooks come, at this time.
 *
 * @param copies how often each is sent, at once
 * @param delay how long after the event
 * @param withheld none is sent until it is asked for by its event
 * @param gather webhooks of so long a time are kept back and sent together, the newest first
 */
public record Habits(int copies, Duration delay, boolean withheld, Duration gather) {

    private static final int MOST_COPIES = 200;

    public static final Habits GOOD = new Habits(1, Duration.ZERO, false, Duration.ZERO);

    public Habits {
        if (copies < 1 || copies > MOST_COPIES) {
            throw new IllegalArgumentException("copies must be from 1 to " + MOST_COPIES);
        }
        if (delay.isNegative() || gather.isNegative()) {
            throw new IllegalArgumentException("a time cannot be negative");
        }
    }

    long due(long nowMillis) {
        long due = nowMillis + delay.toMillis();
        long window = gather.toMillis();
        return window == 0 ? due : (due / window + 1) * window;
    }
}
