package io.tutorflow.billing.job;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * A job that is done as a whole, by one replica at a time, once in a period at most, or sooner if it is hastened
 * ({@link DueWork#hasten}). Its turn is a row of due work, so that all replicas together keep the period; what is hastened while
 * it is being done may be done by another replica meanwhile.
 */
public non-sealed interface PeriodicJob extends Job {

    Duration period();

    /** A run that takes longer counts as failed. */
    Duration limit();

    default boolean isReady() {
        return true;
    }

    Uni<Void> run();
}
