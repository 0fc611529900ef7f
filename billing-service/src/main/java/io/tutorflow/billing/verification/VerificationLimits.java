package io.tutorflow.billing.verification;

import java.time.Duration;

/** How often mails are asked for and tried, and how long their links are good. */
final class VerificationLimits {

    static final Duration TOKEN_LIFE = Duration.ofHours(24);

    /** Mails a workspace may ask for within the window; the one of its registration counts. */
    static final int MAILS = 5;

    static final Duration WINDOW = Duration.ofHours(1);

    /** Attempts to send one mail; with the pause doubling from a second they take more than an hour. */
    static final int ATTEMPTS = 12;

    static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    /** Mails of one round. */
    static final int ROUND = 20;

    private VerificationLimits() {}

    /** After this many attempts. It is also the time that one attempt may take before another replica tries. */
    static Duration pauseAfter(int attempts) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, ATTEMPTS));
    }
}
