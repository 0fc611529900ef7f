package io.tutorflow.billing.reload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account's owner wants, and how it goes.
 *
 * @param declines one after the other
 * @param retryAt not before; none: at any time
 */
record AutoReload(
        boolean enabled,
        ReloadFigures figures,
        int declines,
        @Nullable Instant retryAt,
        @Nullable String lastFailure) {

    /** As its owner set it, whatever was before. */
    static AutoReload of(boolean enabled, ReloadFigures figures) {
        return new AutoReload(enabled, figures, 0, null, null);
    }

    /** Nothing can be charged before then. */
    AutoReload until(Instant time) {
        return new AutoReload(enabled, figures, declines, time, lastFailure);
    }

    AutoReload off(String why) {
        return new AutoReload(false, figures, declines, null, why);
    }

    /** The card was charged. */
    AutoReload paid() {
        return new AutoReload(enabled, figures, 0, null, null);
    }

    /** The card was not charged: the next attempt waits, or there is none. */
    AutoReload declined(String failure, Instant now) {
        int declined = Math.min(declines + 1, ReloadLimits.DECLINES);
        boolean goesOn = enabled && declined < ReloadLimits.DECLINES;
        return new AutoReload(
                goesOn, figures, declined, goesOn ? now.plus(ReloadLimits.pauseAfter(declined)) : null, failure);
    }
}
