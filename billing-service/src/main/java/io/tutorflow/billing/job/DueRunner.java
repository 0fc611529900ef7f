package io.tutorflow.billing.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Runs a job whose work lies in the table of due work: claims it, has it done, and writes down what came of it. */
final class DueRunner implements Runner {

    private static final Logger LOG = Logger.getLogger(DueRunner.class);

    /** After an outage there is much to do: a full round is followed by the next at once, so many times at most. */
    private static final int ROUNDS = 20;

    private final DueJob job;
    private final DueWorkTable table;
    private final MeterRegistry metrics;

    DueRunner(DueJob job, DueWorkTable table, MeterRegistry metrics) {
        this.job = job;
        this.table = table;
        this.metrics = metrics;
    }

    @Override
    public Schedule schedule() {
        return job.schedule();
    }

    @Override
    public Uni<Integer> round() {
        return job.isReady() ? round(ROUNDS) : Uni.createFrom().item(0);
    }

    private Uni<Integer> round(int rounds) {
        var terms = job.terms();
        return table.claim(name(), terms.most(), terms.claim())
                .chain(claimed -> all(claimed)
                        .chain(worked -> worked < terms.most() || rounds == 1
                                ? Uni.createFrom().item(worked)
                                : round(rounds - 1).map(more -> worked + more)));
    }

    /** How many there were. */
    Uni<Integer> all(List<Due> claimed) {
        return Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUni(due -> OwnContext.of(() -> attempt(due)))
                .merge(job.terms().atOnce())
                .collect()
                .last()
                .replaceWith(claimed.size());
    }

    /** What cannot be settled is due again when its claim is over. */
    private Uni<Void> attempt(Due due) {
        return Uni.createFrom()
                .deferred(() -> job.run(due))
                .onFailure()
                .recoverWithItem(failure -> afterFailure(due, failure))
                .invoke(outcome -> count(due, outcome))
                .chain(outcome -> table.settle(name(), due, outcome))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "%s %s stays claimed and is tried again", name(), due.id()))
                .onFailure()
                .recoverWithNull();
    }

    private Outcome afterFailure(Due due, Throwable failure) {
        LOG.warnf("%s %s failed at attempt %d: %s", name(), due.id(), due.attempt(), failure);
        return job.terms().retries().after(due.attempt(), failure.toString());
    }

    private void count(Due due, Outcome outcome) {
        if (outcome instanceof Outcome.Parked parked) {
            LOG.errorf("ALARM, %s %s is parked: %s", name(), due.id(), parked.reason());
        }
        metrics.counter("tutorflow.job.attempts", "job", name(), "outcome", textOf(outcome))
                .increment();
    }

    private static String textOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> "done";
            case Outcome.Again again -> again.why() == null ? "again" : "failed";
            case Outcome.Parked parked -> "parked";
        };
    }

    @Override
    public Uni<Backlog> backlog() {
        return table.backlogs().map(found -> found.getOrDefault(name(), Backlog.NONE));
    }

    @Override
    public Uni<List<UUID>> dueNow(int most) {
        return table.dueNow(name(), most);
    }

    @Override
    public Uni<List<ParkedBody>> parked() {
        return table.parked(name());
    }

    @Override
    public Uni<Boolean> retry(UUID id) {
        return table.retry(name(), id);
    }

    private String name() {
        return schedule().name();
    }
}
