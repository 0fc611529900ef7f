package io.tutorflow.billing.job;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All jobs of this service, scheduled on this replica. Two of one name keep the service from starting. */
@ApplicationScoped
class Jobs {

    private static final Logger LOG = Logger.getLogger(Jobs.class);

    private final TreeMap<String, Runner> runners;
    private final Scheduler scheduler;
    private final ConcurrentMap<String, String> failures = new ConcurrentHashMap<>();

    Jobs(@All List<Job> jobs, DueWorkTable table, Scheduler scheduler, MeterRegistry metrics) {
        this.scheduler = scheduler;
        this.runners = jobs.stream()
                .map(job -> runner(job, table, metrics))
                .collect(toMap(
                        runner -> runner.schedule().name(),
                        runner -> runner,
                        (one, other) -> {
                            throw new IllegalStateException(
                                    "Two jobs are called " + one.schedule().name());
                        },
                        TreeMap::new));
    }

    private static Runner runner(Job job, DueWorkTable table, MeterRegistry metrics) {
        return switch (job) {
            case DueJob due -> new DueRunner(due, table, metrics);
            case PeriodicJob periodic -> new TurnRunner(new Turn(periodic), table, metrics);
            case RoundJob round -> new RoundRunner(round);
        };
    }

    void begin(@Observes StartupEvent started) {
        runners.values().forEach(this::schedule);
    }

    /** Due work has its own bound of what goes on at a time; a round that finds its work by itself must not meet itself. */
    private void schedule(Runner runner) {
        scheduler
                .newJob(runner.schedule().name())
                .setInterval(runner.schedule().every())
                .setConcurrentExecution(
                        runner instanceof RoundRunner ? ConcurrentExecution.SKIP : ConcurrentExecution.PROCEED)
                .setAsyncTask(execution -> round(runner))
                .schedule();
    }

    /** Never fails, or the scheduler would log it as an error of its own: what is left is found by the next round. */
    private Uni<Void> round(Runner runner) {
        return run(runner, runner::round)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "%s: the run failed and will be repeated: %s",
                        runner.schedule().name(), failure))
                .onFailure()
                .recoverWithItem(0)
                .replaceWithVoid();
    }

    /** A round now, whatever the schedule says. */
    Uni<Ran> runByHand(Runner runner) {
        return run(runner, runner::byHand);
    }

    private <T> Uni<T> run(Runner runner, Supplier<Uni<? extends T>> round) {
        var name = runner.schedule().name();
        return Uni.createFrom()
                .<T>deferred(round)
                .invoke(() -> failures.remove(name))
                .onFailure()
                .invoke(failure -> failures.put(name, failure.toString()));
    }

    Collection<Runner> all() {
        return runners.values();
    }

    Optional<Runner> find(String name) {
        return Optional.ofNullable(runners.get(name));
    }

    /** Of this replica; none if it was stopped. */
    Optional<Trigger> trigger(Runner runner) {
        return Optional.ofNullable(scheduler.getScheduledJob(runner.schedule().name()));
    }

    /** Why the last round came to nothing, if it did. */
    @Nullable
    String lastError(Runner runner) {
        return failures.get(runner.schedule().name());
    }
}
