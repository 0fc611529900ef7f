package io.tutorflow.billing.job;

import io.smallrye.mutiny.Uni;

/**
 * A job whose work lies in the table of due work: whoever makes something that has to be done later enqueues its id
 * ({@link DueWork#enqueue}) in the same transaction. The same work may be run twice, also at once: after a crash, or when a
 * run outlives its claim.
 */
public non-sealed interface DueJob extends Job {

    Terms terms();

    /** Whether anything can be done at all; what is due meanwhile waits without being tried. */
    default boolean isReady() {
        return true;
    }

    /** A failure is an attempt that came to nothing: it is logged and tried again, as the terms say. */
    Uni<Outcome> run(Due due);
}
