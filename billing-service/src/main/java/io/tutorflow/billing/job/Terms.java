package io.tutorflow.billing.job;

import java.time.Duration;

/**
 * How due work of one job is claimed and tried again.
 *
 * @param atOnce worked on at the same time by one replica, each with a session of its own
 * @param claim longer than one attempt may take, by five seconds: what takes longer counts as failed
 * @param retries after failures
 */
public record Terms(int atOnce, Duration claim, Retries retries) {

    private static final Duration LONGEST_SETTLING = Duration.ofSeconds(5);

    /** After so long an attempt counts as failed: there is time left to settle it before its claim is over. */
    Duration limit() {
        return claim.minus(LONGEST_SETTLING);
    }

    /** One after the other. */
    public Terms(Duration claim, Retries retries) {
        this(1, claim, retries);
    }
}
