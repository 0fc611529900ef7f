package io.tutorflow.billing.account.verification;

import java.time.Duration;

/** How often mails are asked for and tried, and how long their links are good. */
final class VerificationLimits {

    static final Duration TOKEN_LIFE = Duration.ofHours(24);

    /** Mails a workspace may ask for within the window; the one of its registration counts. */
    static final int MAILS = 5;

    static final Duration WINDOW = Duration.ofHours(1);

    private VerificationLimits() {}
}
