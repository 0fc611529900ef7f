package io.tutorflow.usage.record;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.BatchLimits;
import io.tutorflow.batching.MicroBatcher;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.persistence.SqlFault;
import io.tutorflow.usage.record.UsageRecord.Ended;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Ends records, each exactly once, together with the event about it. */
@ApplicationScoped
public class EndingRecords {

    /** One statement with this many rows at a time, paced: half as many batches cost half as much. */
    private static final BatchLimits LIMITS = BatchLimits.paced(256, 1, 20_000);

    private final EndingTable table;
    private final Outbox outbox;
    private final MicroBatcher<EndedRow, Boolean> batcher;

    EndingRecords(EndingTable table, Outbox outbox, MeterRegistry metrics) {
        this.table = table;
        this.outbox = outbox;
        this.batcher = new MicroBatcher<>("end", LIMITS, this::update, SqlFault::isOfOneRow, metrics);
    }

    /** @return whether this call ended the record; if not, another one did */
    public Uni<Boolean> end(Ended ended) {
        return batcher.submit(EndedRow.of(ended));
    }

    /**
     * Delivers a render that was voided because it was not heard of.
     *
     * @return whether this call did so
     */
    public Uni<Boolean> endLate(UsageRecord.Finalized late) {
        return Databases.inTime(table.endLate(EndedRow.of(late))).invoke(outbox::wakeRelay);
    }

    private Uni<List<Boolean>> update(List<EndedRow> batch) {
        // In the same order everywhere, so that two replicas cannot deadlock.
        var distinct = new TreeMap<UUID, EndedRow>();
        batch.forEach(row -> distinct.putIfAbsent(row.id(), row));
        return Databases.inTime(table.end(List.copyOf(distinct.values())))
                .invoke(outbox::wakeRelay)
                .map(won -> firstOnes(batch, won));
    }

    /** Of several ends of one record only the first was tried. */
    private static List<Boolean> firstOnes(List<EndedRow> batch, Set<UUID> won) {
        var unclaimed = new HashSet<>(won);
        var answers = new ArrayList<Boolean>(batch.size());
        batch.forEach(row -> answers.add(unclaimed.remove(row.id())));
        return answers;
    }
}
