package io.tutorflow.billing.meter;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time for which a subscription charges what a meter counts: what is told of any other time is on no invoice.
 *
 * @param since begins a minute, since meters count by minutes
 * @param until none: it goes on
 */
public record ChargedTime(Instant since, @Nullable Instant until) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /**
     * From the first whole minute on: whether Stripe charges the one that had begun, nobody needs to know.
     *
     * @param added when the subscription got its price
     */
    public static ChargedTime of(Instant added, @Nullable Instant until) {
        var minute = added.truncatedTo(ChronoUnit.MINUTES);
        return new ChargedTime(minute.equals(added) ? added : minute.plus(MINUTE), until);
    }

    /** The time itself, or else the one next to it. */
    Instant nearest(Instant time) {
        if (time.isBefore(since)) {
            return since;
        }
        return until == null || time.isBefore(until) ? time : until.minus(MINUTE);
    }
}
