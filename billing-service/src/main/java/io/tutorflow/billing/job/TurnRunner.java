package io.tutorflow.billing.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Runs a periodic job when its turn has come, or when a person asks for it. */
final class TurnRunner implements Runner {

    private final Turn turn;
    private final DueRunner due;
    private final DueWorkTable table;

    /** What is hastened while it is being done here is done again when that is over, not beside it. */
    private final Alone alone = new Alone();

    TurnRunner(Turn turn, DueWorkTable table, MeterRegistry metrics) {
        this.turn = turn;
        this.due = new DueRunner(turn, table, metrics);
        this.table = table;
    }

    @Override
    public Schedule schedule() {
        return turn.schedule();
    }

    @Override
    public Uni<Integer> round() {
        return alone.run(() -> take(false), () -> 0);
    }

    @Override
    public Uni<Ran> byHand() {
        return alone.run(() -> take(true).map(Ran::worked), () -> new Ran(0, true));
    }

    private Uni<Integer> take(boolean now) {
        var here = OwnContext.here();
        return turn.isReady()
                ? table.claimTurn(schedule().name(), Lease.TERM, now).chain(claimed -> run(claimed, here))
                : Uni.createFrom().item(0);
    }

    private Uni<Integer> run(List<Due> claimed, OwnContext here) {
        return claimed.isEmpty()
                ? Uni.createFrom().item(0)
                : due.work(claimed.getFirst(), here).replaceWith(1);
    }

    @Override
    public Uni<Backlog> backlog() {
        return due.backlog();
    }

    @Override
    public Uni<List<UUID>> dueNow(int most) {
        return due.dueNow(most);
    }

    /** Its turn comes round for ever. */
    @Override
    public Uni<List<ParkedBody>> parked() {
        return Uni.createFrom().item(List.<ParkedBody>of());
    }

    @Override
    public Uni<Boolean> retry(UUID id) {
        return Uni.createFrom().item(false);
    }
}
