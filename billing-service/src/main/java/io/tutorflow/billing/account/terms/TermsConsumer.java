package io.tutorflow.billing.account.terms;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.TermsChanged;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UnreadableEvent;
import io.tutorflow.messaging.BatchReading;
import io.tutorflow.messaging.IncomingEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps every version that pricing-service tells; a batch is acknowledged once it is committed. */
@ApplicationScoped
class TermsConsumer {

    private final Pool pool;
    private final BatchReading reading;

    TermsConsumer(Pool pool, BatchReading reading) {
        this.pool = pool;
        this.reading = reading;
    }

    @Incoming("pricing-terms")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return reading.consume(Topic.PRICING_TERMS, records, TermsConsumer::read, this::keep);
    }

    private static TermsChanged read(IncomingEvent event) {
        if (!EventType.TERMS_CHANGED.typeName().equals(event.type())) {
            throw new UnreadableEvent("The type " + event.type() + " does not belong on this topic");
        }
        return EventJson.read(event.payload(), TermsChanged.class);
    }

    private Uni<Void> keep(List<TermsChanged> told) {
        return pool.withTransaction(transaction -> Multi.createFrom()
                .iterable(told)
                .onItem()
                .transformToUniAndConcatenate(terms -> TermsTable.keep(transaction, terms))
                .onItem()
                .ignoreAsUni());
    }
}
