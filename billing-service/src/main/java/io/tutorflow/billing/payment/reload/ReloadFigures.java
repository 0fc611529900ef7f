package io.tutorflow.billing.payment.reload;

import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The limits of an owner's automatic reload.
 *
 * @param dailyCapCents the most that is charged per day (UTC); null for the default
 * @param monthlyCapCents the most that is charged per calendar month (UTC); null for no limit
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
     * There always is one, so that no bug empties a card overnight.
     *
     * @param leastCents the lower bound of the default
     */
    long dailyBoundCents(long leastCents) {
        return dailyCapCents == null ? Math.max(ReloadLimits.TARGETS_A_DAY * targetCents, leastCents) : dailyCapCents;
    }
}
