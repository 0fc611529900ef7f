package io.tutorflow.billing.job;

import java.time.Duration;

/**
 * How due work of one job is claimed and tried again.
 *
 * @param most claimed in one round
 * @param atOnce worked on at the same time, each with a session of its own
 * @param claim longer than a whole round usually takes, or two replicas would do the same work
 * @param retries after failures
 */
public record Terms(int most, int atOnce, Duration claim, Retries retries) {

    /** One after the other. */
    public Terms(int most, Duration claim, Retries retries) {
        this(most, 1, claim, retries);
    }
}
