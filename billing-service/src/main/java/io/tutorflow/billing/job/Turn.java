package io.tutorflow.billing.job;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;

/** A periodic job as due work: one row, which comes due again and again. */
final class Turn implements DueJob {

    static final UUID ID = new UUID(0, 0);

    /** A failed turn is tried again after so long, or after a period that is shorter. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final PeriodicJob job;

    Turn(PeriodicJob job) {
        this.job = job;
    }

    @Override
    public Schedule schedule() {
        return job.schedule();
    }

    @Override
    public Terms terms() {
        var pause = job.period().compareTo(LONGEST_PAUSE) < 0 ? job.period() : LONGEST_PAUSE;
        return new Terms(job.limit(), Retries.forever(pause, pause));
    }

    @Override
    public boolean isReady() {
        return job.isReady();
    }

    @Override
    public Uni<Outcome> run(Due due) {
        return job.run().replaceWith(new Outcome.Again(job.period(), null));
    }
}
