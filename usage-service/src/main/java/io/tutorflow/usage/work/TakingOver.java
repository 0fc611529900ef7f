package io.tutorflow.usage.work;

import io.micrometer.core.instrument.Counter;
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
import java.util.List;
import org.jboss.logging.Logger;

/** Goes on with the works of a replica that is not heard of any more; the generator knows them by the record's id. */
@ApplicationScoped
class TakingOver {

    private static final Logger LOG = Logger.getLogger(TakingOver.class);

    /** Works taken over at a time, so that several replicas share what a dead one leaves. */
    private static final int BATCH = 50;

    private final RunningWork running;
    private final UsageRecords records;
    private final Working working;
    private final WorkSlots slots;
    private final BusinessClock clock;
    private final Counter stuck;

    TakingOver(
            RunningWork running,
            UsageRecords records,
            Working working,
            WorkSlots slots,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.running = running;
        this.records = records;
        this.working = working;
        this.slots = slots;
        this.clock = clock;
        this.stuck = StuckWork.counter(metrics);
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
                .invoke(failure -> LOG.warnf("Abandoned works are not looked for now: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> goOn(List<RecordId> ids) {
        if (!ids.isEmpty()) {
            LOG.infof("Taking over %d works of a replica that is gone", ids.size());
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

    /** One that cannot be read here keeps nobody else's from going on; a replica of another release may have it. */
    private Uni<Void> leave(RecordId id, Throwable failure) {
        stuck.increment();
        LOG.errorf(failure, "ALARM, the abandoned work %s cannot go on here", id.value());
        return running.giveBack(id);
    }

    /** Without a free slot it is left to the next round, of whichever replica: this one has filled up meanwhile. */
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
