package io.tutorflow.billing.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Looks from time to time how much there is to do, for metrics: all replicas tell the same. */
@ApplicationScoped
class MeasuringJobs {

    private static final Logger LOG = Logger.getLogger(MeasuringJobs.class);

    private final Jobs jobs;
    private final RealClock clock;
    private final MultiGauge waiting;
    private final MultiGauge parked;
    private final MultiGauge overdue;

    MeasuringJobs(Jobs jobs, RealClock clock, MeterRegistry metrics) {
        this.jobs = jobs;
        this.clock = clock;
        this.waiting = MultiGauge.builder("tutorflow.job.backlog")
                .description("Due work that is waiting, including work due later")
                .register(metrics);
        this.parked = MultiGauge.builder("tutorflow.job.parked")
                .description("Parked work, which is not retried until a person requests it")
                .register(metrics);
        this.overdue = MultiGauge.builder("tutorflow.job.overdue")
                .description("Time since the oldest due work became due")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Scheduled(
            every = "${tutorflow.jobs.measure-every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "measuring-jobs")
    Uni<Void> measure() {
        return Multi.createFrom()
                .iterable(jobs.all())
                .onItem()
                .transformToUniAndConcatenate(runner -> runner.backlog()
                        .map(backlog -> Map.entry(runner.schedule().name(), backlog)))
                .collect()
                .asList()
                .invoke(this::tell)
                .onFailure()
                .invoke(failure -> LOG.warnf("The work could not be counted and will be counted again: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void tell(List<Map.Entry<String, Backlog>> backlogs) {
        waiting.register(rows(backlogs, Backlog::waiting), true);
        parked.register(rows(backlogs, Backlog::parked), true);
        overdue.register(rows(backlogs, this::overdue), true);
    }

    private double overdue(Backlog backlog) {
        var due = backlog.nextDueAt();
        return due == null ? 0 : Math.max(0, Duration.between(due, clock.now()).toMillis() / 1000.0);
    }

    private static List<Row<?>> rows(List<Map.Entry<String, Backlog>> backlogs, ToDoubleFunction<Backlog> value) {
        return backlogs.stream()
                .<Row<?>>map(entry -> Row.of(Tags.of("job", entry.getKey()), value.applyAsDouble(entry.getValue())))
                .collect(Collectors.toList());
    }
}
