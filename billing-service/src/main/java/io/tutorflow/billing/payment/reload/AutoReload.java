package io.tutorflow.billing.payment.reload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an account's owner wants, and how it goes. */
sealed interface AutoReload {

    ReloadFigures figures();

    /** One after the other. */
    int declines();

    /** Why the card was not charged last, or why it is off. */
    @Nullable
    String lastFailure();

    /** As its owner set it, whatever was before. */
    static On on(ReloadFigures figures) {
        return new On(figures, 0, null, null);
    }

    /** As its owner set it, whatever was before. */
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
     * @param retryAt not before; none: at any time
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

    /** Nothing is charged by itself; a charge that was in flight may still come to its end. */
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
