package io.tutorflow.billing.job;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Runs a job that finds its work by itself, one round at a time. */
final class RoundRunner implements Runner {

    private final RoundJob job;
    private final Alone alone = new Alone();

    RoundRunner(RoundJob job) {
        this.job = job;
    }

    @Override
    public Schedule schedule() {
        return job.schedule();
    }

    @Override
    public Uni<Integer> round() {
        return alone.run(this::limited, () -> 0);
    }

    @Override
    public Uni<Ran> byHand() {
        return alone.run(() -> limited().map(Ran::worked), () -> new Ran(0, true));
    }

    /** One that hangs counts as failed after a while, or its job would be held up on this replica for ever. */
    private Uni<Integer> limited() {
        return OwnContext.here()
                .run(job::round)
                .ifNoItem()
                .after(job.limit())
                .failWith(() -> new RoundTooLong(schedule().name(), job.limit()))
                .replaceWith(0);
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
