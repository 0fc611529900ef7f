package io.tutorflow.billing.payment.reload;

import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How far an owner lets credits refill themselves.
 *
 * @param dailyCapCents what is charged at most in a day (UTC); none: the default
 * @param monthlyCapCents what is charged at most in a calendar month (UTC); none: no bound
 */
record ReloadFigures(
        long thresholdCents,
        long targetCents,
        @Nullable Long dailyCapCents,
        @Nullable Long monthlyCapCents) {

    /** A credit is a cent. */
    Money threshold() {
        return Money.ofCredits(thresholdCents);
    }

    /**
     * There always is one: a mistake of a machine empties no card overnight.
     *
     * @param leastCents of the default
     */
    long dailyBoundCents(long leastCents) {
        return dailyCapCents == null ? Math.max(ReloadLimits.TARGETS_A_DAY * targetCents, leastCents) : dailyCapCents;
    }
}
