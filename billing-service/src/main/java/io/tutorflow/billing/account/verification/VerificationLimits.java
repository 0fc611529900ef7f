package io.tutorflow.billing.account.verification;

import java.time.Duration;

/** How often mails may be requested and are retried, and how long their links are valid. */
final class VerificationLimits {

    static final Duration TOKEN_LIFE = Duration.ofHours(24);

    /** Mails that a workspace may request within the window, including the one from its registration. */
    static final int MAILS = 5;

    static final Duration WINDOW = Duration.ofHours(1);

    private VerificationLimits() {}
}
