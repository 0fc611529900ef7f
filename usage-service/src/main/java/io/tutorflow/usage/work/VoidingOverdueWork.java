package io.tutorflow.usage.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.record.EndingRecords;
import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.RunningWork;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import io.tutorflow.usage.record.UsageRecords;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Voids work past its deadline, whoever is doing it: a later result finds the record ended. */
@ApplicationScoped
class VoidingOverdueWork {

    private static final Logger LOG = Logger.getLogger(VoidingOverdueWork.class);

    /** Records voided at a time; the next run takes the rest. */
    private static final int BATCH = 500;

    private final RunningWork running;
    private final UsageRecords records;
    private final EndingRecords ending;
    private final BusinessClock clock;
    private final StuckWork stuck;

    VoidingOverdueWork(
            RunningWork running,
            UsageRecords records,
            EndingRecords ending,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.running = running;
        this.records = records;
        this.ending = ending;
        this.clock = clock;
        this.stuck = new StuckWork(LOG, metrics);
    }

    @Scheduled(every = "2s", identity = "sweep-overdue", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return running.overdue(clock.now(), BATCH)
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndMerge(this::voidOverdue)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("The search for overdue work failed and will be repeated: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Boolean> voidOverdue(RecordId id) {
        return records.find(id)
                .flatMap(found -> found instanceof Found.Present present && present.usage() instanceof Recorded recorded
                        ? ending.end(recorded.voided(Failure.deadlineExceeded(), clock.now()))
                        : Uni.createFrom().item(false))
                .onFailure()
                .recoverWithItem(failure -> {
                    stuck.met(id, "ended", failure);
                    return false;
                });
    }
}
