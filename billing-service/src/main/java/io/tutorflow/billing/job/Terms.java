package io.tutorflow.billing.job;

import java.time.Duration;

/**
 * How due work of one job is claimed and tried again.
 *
 * @param atOnce worked on at the same time by one replica, each with a session of its own
 * @param claim longer than one attempt usually takes, or two replicas would do the same work
 * @param retries after failures
 */
public record Terms(int atOnce, Duration claim, Retries retries) {

    /** One after the other. */
    public Terms(Duration claim, Retries retries) {
        this(1, claim, retries);
    }
}
