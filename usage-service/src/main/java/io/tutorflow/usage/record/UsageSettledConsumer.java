package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UnreadableEvent;
import io.tutorflow.events.UsageSettled;
import io.tutorflow.messaging.BatchReading;
import io.tutorflow.messaging.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears from billing-service on which documents usage is and what meters say of it; a batch is acknowledged once it is committed. */
@ApplicationScoped
class UsageSettledConsumer {

    private final SettledUsageTable table;
    private final BatchReading reading;

    UsageSettledConsumer(SettledUsageTable table, BatchReading reading) {
        this.table = table;
        this.reading = reading;
    }

    @Incoming("usage-settled")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return reading.consume(Topic.USAGE_SETTLED, records, UsageSettledConsumer::read, this::keep);
    }

    /** @throws UnreadableEvent if it is not such an event */
    private static UsageSettled read(IncomingEvent event) {
        if (EventType.USAGE_SETTLED.typeName().equals(event.type())) {
            return EventJson.read(event.payload(), UsageSettled.class);
        }
        throw new UnreadableEvent("The type " + event.type() + " does not belong on this topic");
    }

    private Uni<Void> keep(List<UsageSettled> events) {
        return table.keep(events.stream().flatMap(SettledUsage::of).toList())
                .chain(() -> table.keepMetered(
                        events.stream().flatMap(TellingOfMeters::of).toList()));
    }
}
