package io.tutorflow.billing.verification;

import java.time.Duration;

/** How often mails are asked for and tried, and how long their links are good. */
final class VerificationLimits {

    static final Duration TOKEN_LIFE = Duration.ofHours(24);

    /** Mails a workspace may ask for within the window; the one of its registration counts. */
    static final int MAILS = 5;

    static final Duration WINDOW = Duration.ofHours(1);

    /** Attempts to send one mail; with the pause doubling from a minute the last one is two hours after the first. */
    static final int ATTEMPTS = 8;

    /** Longer than a whole round takes, or two replicas would send the same mail. */
    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    /** Mails of one round, sent one after the other. */
    static final int ROUND = 20;

    private VerificationLimits() {}

    /** After this many attempts. It is also the time that one attempt may take before another replica tries. */
    static Duration pauseAfter(int attempts) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, ATTEMPTS));
    }
}
