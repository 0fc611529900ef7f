package io.tutorflow.billing.payment.refund;

import java.time.Duration;

/** How often Stripe is asked. */
final class RefundLimits {

    /** Disputes are listed this often, and at once when Stripe says that there is something new about one. */
    static final Duration LIST_DISPUTES_EVERY = Duration.ofMinutes(10);

    /** Of what is listed, besides those that are open: webhooks may have been lost for so long. */
    static final Duration DISPUTES_SINCE = Duration.ofDays(7);

    private RefundLimits() {}
}
