package io.tutorflow.billing.job;

import java.time.Duration;

/**
 * How due work of one job is done and tried again.
 *
 * @param atOnce worked on at the same time by one replica, each with a session of its own
 * @param limit an attempt that takes longer counts as failed
 * @param retries after failures
 */
public record Terms(int atOnce, Duration limit, Retries retries) {

    /** One after the other. */
    public Terms(Duration limit, Retries retries) {
        this(1, limit, retries);
    }
}
