package io.tutorflow.billing.ledger.capture;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.Topic;
import io.tutorflow.messaging.BatchReading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Settles what usage-service tells to be finished; a batch is acknowledged once it is committed. */
@ApplicationScoped
class UsageFinalizedConsumer {

    private final SettlingHolds settling;
    private final BatchReading reading;

    UsageFinalizedConsumer(SettlingHolds settling, BatchReading reading) {
        this.settling = settling;
        this.reading = reading;
    }

    private Uni<Void> settle(List<Optional<Settlement>> settlements) {
        return settling.settle(settlements.stream().flatMap(Optional::stream).toList())
                .replaceWithVoid();
    }

    @Incoming("usage-finalized")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return reading.consume(Topic.USAGE_FINALIZED, records, SettlementEvents::read, this::settle);
    }
}
