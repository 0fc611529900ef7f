package io.tutorflow.billing.refund;

import java.time.Duration;

/** How often Stripe is asked. */
final class RefundLimits {

    /** Refunds of one round. */
    static final int ROUND = 20;

    /** Longer than a round usually takes. When Stripe is slow another replica asks too, which changes nothing. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    /** About one that the bank takes its time for, after a minute, then after twice as long each time, up to the most. */
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** Twice as long so many times, and it is more than the longest pause. */
    private static final int DOUBLINGS = 6;

    /** Disputes are listed this often, and at once when Stripe says that there is something new about one. */
    static final Duration LIST_DISPUTES_EVERY = Duration.ofMinutes(10);

    /** Of what is listed, besides those that are open: webhooks may have been lost for so long. */
    static final Duration DISPUTES_SINCE = Duration.ofDays(7);

    private RefundLimits() {}

    static Duration pauseAfter(int looks) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(looks, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
