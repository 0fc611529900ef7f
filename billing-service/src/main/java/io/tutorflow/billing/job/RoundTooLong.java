package io.tutorflow.billing.job;

import java.time.Duration;

/** A round that had not ended when it should have long ago. */
final class RoundTooLong extends RuntimeException {

    RoundTooLong(String job, Duration limit) {
        super("The round of " + job + " has not ended after " + limit + ", and counts as failed", null, false, false);
    }
}
