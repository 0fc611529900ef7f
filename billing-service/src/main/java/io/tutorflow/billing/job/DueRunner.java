package io.tutorflow.billing.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Runs a job whose work lies in the table of due work: claims it, has it done, and writes down what came of it. */
final class DueRunner implements Runner {

    private static final Logger LOG = Logger.getLogger(DueRunner.class);

    /** Worked on one after the other before it is looked anew whether the job is ready. */
    private static final int IN_A_LANE = 100;

    /** Without an answer of the database after that long, a lane must not stay taken. */
    private static final Duration LONGEST_CLAIMING = Duration.ofSeconds(30);

    private final DueJob job;
    private final DueWorkTable table;
    private final MeterRegistry metrics;
    private final Duration lease;

    /** Free ones: what hangs keeps its own lane, and nothing else waits for it. */
    private final Semaphore lanes;

    /** What is hastened again and again while it hangs keeps one lane, not all of them. */
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();

    DueRunner(DueJob job, DueWorkTable table, MeterRegistry metrics) {
        this(job, table, metrics, Lease.TERM);
    }

    /** @param lease what a claim is made and renewed for */
    DueRunner(DueJob job, DueWorkTable table, MeterRegistry metrics, Duration lease) {
        this.job = job;
        this.table = table;
        this.metrics = metrics;
        this.lease = lease;
        this.lanes = new Semaphore(job.terms().atOnce());
    }

    @Override
    public Schedule schedule() {
        return job.schedule();
    }

    /** As much is begun as there are free lanes; who is done goes on with what else is due. */
    @Override
    public Uni<Integer> round() {
        int free = job.isReady() ? lanes.drainPermits() : 0;
        var here = OwnContext.here();
        return free == 0
                ? Uni.createFrom().item(0)
                : claim(free)
                        .onFailure()
                        .invoke(() -> lanes.release(free))
                        .invoke(claimed -> lanes.release(free - claimed.size()))
                        .chain(claimed -> all(claimed, here));
    }

    /** What hangs in a lane is seen: without a free one nothing is begun. */
    @Override
    public Uni<Ran> byHand() {
        boolean busy = lanes.availablePermits() == 0;
        return round().map(worked -> new Ran(worked, busy && worked == 0));
    }

    private Uni<List<Due>> claim(int most) {
        return table.claim(name(), most, lease, inHand)
                .ifNoItem()
                .after(LONGEST_CLAIMING)
                .fail();
    }

    /** How many were worked on. */
    private Uni<Integer> all(List<Due> claimed, OwnContext here) {
        return Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUni(due -> lane(due, here))
                .merge(job.terms().atOnce())
                .collect()
                .with(Collectors.summingInt(worked -> worked));
    }

    private Uni<Integer> lane(Due first, OwnContext here) {
        var worked = new AtomicInteger(1);
        return work(first, here)
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> claim(1).onFailure()
                                .recoverWithItem(this::none)
                                .chain(found -> others(found, worked, here)))
                        .whilst(went -> went && worked.get() < IN_A_LANE)
                        .collect()
                        .last())
                .onTermination()
                .invoke(() -> lanes.release())
                .replaceWith(worked::get);
    }

    /** What is due is found by the next round. */
    private List<Due> none(Throwable failure) {
        LOG.warnf("%s: the search for due work failed and will be repeated: %s", name(), failure);
        return List.of();
    }

    private Uni<Boolean> others(List<Due> found, AtomicInteger worked, OwnContext here) {
        return found.isEmpty()
                ? Uni.createFrom().item(false)
                : work(found.getFirst(), here).invoke(worked::incrementAndGet).replaceWith(true);
    }

    /** It ends within its limit, or counts as failed; what cannot be settled is due again when its claim is over. */
    Uni<Void> work(Due due, OwnContext here) {
        inHand.add(due.id());
        var claim = new Lease(table, name(), due, lease);
        return here.run(() -> job.run(due))
                .ifNoItem()
                .after(job.terms().limit())
                .fail()
                .onFailure()
                .recoverWithItem(failure -> afterFailure(due, failure))
                .invoke(outcome -> count(due, outcome))
                .chain(outcome -> claim.end().chain(held -> table.settle(name(), held, outcome)))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        failure,
                        "The outcome of %s %s could not be stored; it stays claimed and will be retried",
                        name(),
                        due.id()))
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(() -> {
                    claim.stop();
                    inHand.remove(due.id());
                });
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
        return table.backlog(name());
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
