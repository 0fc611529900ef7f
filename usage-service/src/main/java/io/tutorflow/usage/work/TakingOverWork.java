package io.tutorflow.usage.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.RunningWork;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import io.tutorflow.usage.record.UsageRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Resumes the work of a replica that is gone; the generator recognizes it by the record's id. */
@ApplicationScoped
class TakingOverWork {

    private static final Logger LOG = Logger.getLogger(TakingOverWork.class);

    /** Work taken over at a time, so that several replicas share what a dead one leaves. */
    private static final int BATCH = 50;

    /** For giving back what was taken over, while the database is away. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final int RETRIES = 10;

    private final RunningWork running;
    private final UsageRecords records;
    private final DoingWork working;
    private final WorkSlots slots;
    private final BusinessClock clock;
    private final StuckWork stuck;

    TakingOverWork(
            RunningWork running,
            UsageRecords records,
            DoingWork working,
            WorkSlots slots,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.running = running;
        this.records = records;
        this.working = working;
        this.slots = slots;
        this.clock = clock;
        this.stuck = new StuckWork(LOG, metrics);
    }

    @Scheduled(every = "2s", identity = "take-over", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> takeOver() {
        var limit = Math.min(BATCH, slots.free());
        if (limit == 0) {
            return Uni.createFrom().voidItem();
        }
        return running.takeOver(clock.now(), limit)
                .flatMap(this::goOn)
                .onFailure()
                .invoke(failure -> LOG.warnf("The search for abandoned work failed and will be repeated: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> goOn(List<RecordId> ids) {
        if (!ids.isEmpty()) {
            LOG.infof("Taking over %d pieces of work from a replica that is gone", ids.size());
        }
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndMerge(id -> records.find(id)
                        .chain(found -> begin(id, found))
                        .onFailure()
                        .recoverWithUni(failure -> leave(id, failure)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /**
     * An unreadable record must not keep others from being resumed; a replica of another release may be able to read
     * it.
     */
    private Uni<Void> leave(RecordId id, Throwable failure) {
        stuck.met(id, "resumed", failure);
        return Uni.createFrom()
                .deferred(() -> running.giveBack(id))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(RETRIES)
                .onFailure()
                .invoke(lost -> LOG.warnf(
                        "The work %s could not be given back, and is voided at its deadline: %s", id.value(), lost))
                .onFailure()
                .recoverWithNull();
    }

    /**
     * Without a free slot it is left to the next run of any replica, because this one has filled up in the meantime.
     */
    private Uni<Void> begin(RecordId id, Found found) {
        if (!(found instanceof Found.Present present && present.usage() instanceof Recorded recorded)) {
            return Uni.createFrom().voidItem();
        }
        if (!slots.takeOver(recorded.acceptance().payer().accountId())) {
            return running.giveBack(id);
        }
        working.begin(recorded);
        return Uni.createFrom().voidItem();
    }
}
