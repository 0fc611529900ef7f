package io.tutorflow.billing.job;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** A job whose work is found elsewhere than in the table of due work, on every replica: open holds, signals, deliveries. */
public non-sealed interface RoundJob extends Job {

    /** Long enough for whatever there is after an outage; what takes longer hangs. */
    Duration LONGEST_ROUND = Duration.ofMinutes(10);

    /** Works off what is there now. A failure is logged, and what is left is found by the next round. */
    Uni<Void> round();

    /**
     * A round that takes longer counts as failed, and the next may begin. It is not stopped, so that two may be at work then:
     * each piece of work must be claimed, or harmless twice.
     */
    default Duration limit() {
        return LONGEST_ROUND;
    }

    /** What is there now. */
    Uni<Backlog> backlog();
}
