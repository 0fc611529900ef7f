package io.tutorflow.sandbox.stripe.webhook;

import java.util.Optional;

/**
 * When a webhook that was not taken comes again. Stripe tries for three days; here everything is over sooner, and ten
 * minutes are longer than any part of a stack is away.
 */
final class BackOff {

    private static final int MOST_ATTEMPTS = 25;
    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 30_000;
    private static final int MOST_DOUBLINGS = 6;

    private BackOff() {}

    /** Empty if it was the last try. */
    static Optional<Long> after(int attempts) {
        if (attempts >= MOST_ATTEMPTS) {
            return Optional.empty();
        }
        return Optional.of(Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempts - 1, MOST_DOUBLINGS)));
    }
}
