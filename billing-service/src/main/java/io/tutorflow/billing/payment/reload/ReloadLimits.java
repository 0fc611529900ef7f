package io.tutorflow.billing.payment.reload;

import java.time.Duration;

/** Limits and intervals of automatic reload. */
final class ReloadLimits {

    static final String LEAST_THRESHOLD_USD = "5";
    static final String LEAST_TARGET_USD = "10";
    static final String MOST_USD = "5000";
    static final String MOST_A_MONTH_USD = "1000000";

    /** Less is not worth a charge. */
    static final long LEAST_CENTS = 500;

    /** As much as a person may pay at once. */
    static final long MOST_CENTS = 500_000;

    /** The default daily limit is twice the target: one reload, and another on a busy day. */
    static final long TARGETS_A_DAY = 2;

    /** When to look again at an account that owes more than its target: a person may have paid. */
    static final Duration DEBT_PAUSE = Duration.ofHours(1);

    /** Consecutive declines after which it is switched off. */
    static final int DECLINES = 3;

    /** After the first: the bank may have been unavailable. */
    private static final Duration FIRST_PAUSE = Duration.ofHours(1);

    /** After the second: there may be money tomorrow. */
    private static final Duration SECOND_PAUSE = Duration.ofHours(24);

    /** When to look again at a suspended or metered workspace. */
    static final Duration SUSPENDED_PAUSE = Duration.ofHours(1);

    /** Accounts looked at per run. */
    static final int ROUND = 100;

    private ReloadLimits() {}

    static Duration pauseAfter(int declines) {
        return declines == 1 ? FIRST_PAUSE : SECOND_PAUSE;
    }
}
