package io.tutorflow.billing.payment.reload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An owner's setting of automatic reload, and its state. */
sealed interface AutoReload {

    ReloadFigures figures();

    /** In a row. */
    int declines();

    /** Why the card could not be charged last time, or why it is off. */
    @Nullable
    String lastFailure();

    /** As set by its owner, whatever the state before. */
    static On on(ReloadFigures figures) {
        return new On(figures, 0, null, null);
    }

    /** As set by its owner, whatever the state before. */
    static Off off(ReloadFigures figures) {
        return new Off(figures, 0, null);
    }

    /** The card was charged. */
    AutoReload paid();

    /** The card was not charged: the next attempt waits, or there is none. */
    AutoReload declined(String failure, Instant now);

    /**
     * The card is charged when credits are low.
     *
     * @param retryAt the earliest time of the next charge; null for any time
     */
    record On(
            ReloadFigures figures,
            int declines,
            @Nullable Instant retryAt,
            @Nullable String lastFailure) implements AutoReload {

        public On {
            if (declines >= ReloadLimits.DECLINES) {
                throw new IllegalArgumentException("It is off after " + declines + " declines");
            }
        }

        /** Nothing can be charged before then. */
        On until(Instant time) {
            return new On(figures, declines, time, lastFailure);
        }

        Off off(String why) {
            return new Off(figures, declines, why);
        }

        @Override
        public On paid() {
            return on(figures);
        }

        @Override
        public AutoReload declined(String failure, Instant now) {
            int declined = declines + 1;
            return declined < ReloadLimits.DECLINES
                    ? new On(figures, declined, now.plus(ReloadLimits.pauseAfter(declined)), failure)
                    : new Off(figures, declined, failure);
        }
    }

    /** Nothing is charged automatically; a charge in flight may still complete. */
    record Off(
            ReloadFigures figures, int declines, @Nullable String lastFailure) implements AutoReload {

        @Override
        public Off paid() {
            return off(figures);
        }

        @Override
        public Off declined(String failure, Instant now) {
            return new Off(figures, Math.min(declines + 1, ReloadLimits.DECLINES), failure);
        }
    }
}
