package io.tutorflow.billing.job;

import io.smallrye.mutiny.Uni;

/** A job whose work is found elsewhere than in the table of due work, on every replica: open holds, signals, deliveries. */
public non-sealed interface RoundJob extends Job {

    /** Works off what is there now. A failure is logged, and what is left is found by the next round. */
    Uni<Void> round();

    /** What is there now. */
    Uni<Backlog> backlog();
}
