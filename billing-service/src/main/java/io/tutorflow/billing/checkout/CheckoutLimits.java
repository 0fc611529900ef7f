package io.tutorflow.billing.checkout;

import java.time.Duration;

/** What may be paid at once, and how long a link is good. */
final class CheckoutLimits {

    static final String MINIMUM_USD = "5";
    static final String MAXIMUM_USD = "5000";

    /** Long enough for an agent's human to read the mail. */
    static final Duration LINK_LIFE = Duration.ofHours(24);

    private CheckoutLimits() {}
}
