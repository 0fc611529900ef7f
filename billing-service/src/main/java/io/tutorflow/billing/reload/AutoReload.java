package io.tutorflow.billing.reload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account's owner wants, and how it goes.
 *
 * @param monthlyCapCents what is charged at most in a calendar month (UTC); none: no bound
 * @param declines one after the other
 * @param retryAt not before; none: at any time
 */
record AutoReload(
        boolean enabled,
        long thresholdCents,
        long targetCents,
        @Nullable Long monthlyCapCents,
        int declines,
        @Nullable Instant retryAt,
        @Nullable String lastFailure) {

    /** As its owner set it, whatever was before. */
    static AutoReload of(boolean enabled, long thresholdCents, long targetCents, @Nullable Long monthlyCapCents) {
        return new AutoReload(enabled, thresholdCents, targetCents, monthlyCapCents, 0, null, null);
    }

    /** Nothing can be charged before then. */
    AutoReload until(Instant time) {
        return new AutoReload(enabled, thresholdCents, targetCents, monthlyCapCents, declines, time, lastFailure);
    }

    AutoReload off(String why) {
        return new AutoReload(false, thresholdCents, targetCents, monthlyCapCents, declines, null, why);
    }

    /** The card was charged. */
    AutoReload paid() {
        return new AutoReload(enabled, thresholdCents, targetCents, monthlyCapCents, 0, null, null);
    }

    /** The card was not charged: the next attempt waits, or there is none. */
    AutoReload declined(String failure, Instant now) {
        int declined = Math.min(declines + 1, ReloadLimits.DECLINES);
        boolean goesOn = enabled && declined < ReloadLimits.DECLINES;
        return new AutoReload(
                goesOn,
                thresholdCents,
                targetCents,
                monthlyCapCents,
                declined,
                goesOn ? now.plus(ReloadLimits.pauseAfter(declined)) : null,
                failure);
    }
}
