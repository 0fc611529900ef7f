package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes measured usage durable, each once for ever, together with the events that tell it. */
@ApplicationScoped
public class RecordingMeasuredUsage {

    private final MeasuredTable table;
    private final Outbox outbox;

    RecordingMeasuredUsage(MeasuredTable table, Outbox outbox) {
        this.table = table;
        this.outbox = outbox;
    }

    /** @param batch in the order of the ids, none of them twice */
    public Uni<Written> record(List<PricedUsage> batch) {
        return batch.isEmpty()
                ? Uni.createFrom().item(Written.NOTHING)
                : Databases.inTime(table.insert(batch)).invoke(outbox::wakeRelay);
    }

    /** Which ids this call wrote, and what stands under the others. */
    public record Written(Set<UUID> ids, Map<UUID, BodyHash> known) {

        private static final Written NOTHING = new Written(Set.of(), Map.of());
    }
}
