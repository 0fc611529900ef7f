package io.tutorflow.billing.payment.refund;

import java.time.Duration;

/** Intervals of refunds and disputes. */
final class RefundLimits {

    /** How often disputes are listed, apart from at once after a notice about one. */
    static final Duration LIST_DISPUTES_EVERY = Duration.ofMinutes(10);

    /** Which disputes are listed besides open ones: webhooks may have been lost for this long. */
    static final Duration DISPUTES_SINCE = Duration.ofDays(7);

    private RefundLimits() {}
}
