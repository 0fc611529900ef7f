package io.tutorflow.usage.record;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.BatchLimits;
import io.tutorflow.batching.MicroBatcher;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.persistence.SqlFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes accepted work durable together with the event about it. The first one under an id wins. */
@ApplicationScoped
public class RecordingWork {

    /** One statement with this many rows at a time, paced: half as many batches cost half as much. */
    private static final BatchLimits LIMITS = BatchLimits.paced(256, 1, 10_000);

    private final RecordingTable table;
    private final Outbox outbox;
    private final WorkerId worker;
    private final MicroBatcher<NewRecord, Boolean> batcher;

    RecordingWork(RecordingTable table, Outbox outbox, WorkerId worker, MeterRegistry metrics) {
        this.table = table;
        this.outbox = outbox;
        this.worker = worker;
        this.batcher = new MicroBatcher<>("record", LIMITS, this::insert, SqlFault::isOfOneRow, metrics);
    }

    /** @return whether this one was recorded; if not, something is already stored under its id */
    public Uni<Boolean> record(Acceptance accepted, Instant deadlineAt) {
        return batcher.submit(NewRecord.of(accepted, deadlineAt));
    }

    private Uni<List<Boolean>> insert(List<NewRecord> batch) {
        // In the same order everywhere, so that two replicas cannot deadlock.
        var distinct = new TreeMap<UUID, NewRecord>();
        batch.forEach(record -> distinct.putIfAbsent(record.id(), record));
        return Databases.inTime(table.insert(List.copyOf(distinct.values()), worker.value()))
                .invoke(outbox::wakeRelay)
                .map(won -> firstOnes(batch, won));
    }

    /** Of several with one id only the first was inserted. */
    private static List<Boolean> firstOnes(List<NewRecord> batch, Set<UUID> won) {
        var unclaimed = new HashSet<>(won);
        var answers = new ArrayList<Boolean>(batch.size());
        batch.forEach(record -> answers.add(unclaimed.remove(record.id())));
        return answers;
    }

    /** A row to be written, with its texts built once. */
    record NewRecord(Acceptance accepted, Instant deadlineAt, String snapshot, OutboxEvent event) {

        static NewRecord of(Acceptance accepted, Instant deadlineAt) {
            return new NewRecord(
                    accepted, deadlineAt, EventJson.write(accepted.estimate()), UsageEvents.recorded(accepted));
        }

        UUID id() {
            return accepted.id().value();
        }

        @Nullable
        Long limitMicros() {
            var limit = accepted.quote().limit();
            return limit == null ? null : limit.micros();
        }

        Submission submission() {
            return accepted.submission();
        }
    }
}
