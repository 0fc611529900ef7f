package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes measured usage durable, each only once ever, together with its events. */
@ApplicationScoped
public class RecordingMeasuredUsage {

    private final MeasuredTable table;
    private final Outbox outbox;

    RecordingMeasuredUsage(MeasuredTable table, Outbox outbox) {
        this.table = table;
        this.outbox = outbox;
    }

    /** @param batch in order of id, without duplicates */
    public Uni<Written> record(List<PricedUsage> batch) {
        return batch.isEmpty()
                ? Uni.createFrom().item(Written.NOTHING)
                : Databases.inTime(table.insert(batch)).invoke(outbox::wakeRelay);
    }

    /** Which ids this call wrote, and what is stored under the others. */
    public record Written(Set<UUID> ids, Map<UUID, BodyHash> known) {

        private static final Written NOTHING = new Written(Set.of(), Map.of());
    }
}
