package io.tutorflow.billing.job;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Runs a job that finds its work by itself. */
final class RoundRunner implements Runner {

    private final RoundJob job;

    RoundRunner(RoundJob job) {
        this.job = job;
    }

    @Override
    public Schedule schedule() {
        return job.schedule();
    }

    @Override
    public Uni<Integer> round() {
        return job.round().replaceWith(0);
    }

    @Override
    public Uni<Backlog> backlog() {
        return job.backlog();
    }

    @Override
    public Uni<List<UUID>> dueNow(int most) {
        return Uni.createFrom().item(List.<UUID>of());
    }

    @Override
    public Uni<List<ParkedBody>> parked() {
        return Uni.createFrom().item(List.<ParkedBody>of());
    }

    @Override
    public Uni<Boolean> retry(UUID id) {
        return Uni.createFrom().item(false);
    }
}
