package io.tutorflow.billing.meter.plan;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.events.CatalogPublished;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UnreadableEvent;
import io.tutorflow.messaging.BatchReading;
import io.tutorflow.messaging.IncomingEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the prices that pricing-service tells; a batch is acknowledged once it is committed. */
@ApplicationScoped
class PricesConsumer {

    private final Pool pool;
    private final BatchReading reading;

    PricesConsumer(Pool pool, BatchReading reading) {
        this.pool = pool;
        this.reading = reading;
    }

    @Incoming("pricing-catalog")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return reading.consume(Topic.PRICING_CATALOG, records, PricesConsumer::read, this::keep);
    }

    private static CatalogPublished read(IncomingEvent event) {
        if (!EventType.CATALOG_PUBLISHED.typeName().equals(event.type())) {
            throw new UnreadableEvent("The type " + event.type() + " does not belong on this topic");
        }
        return EventJson.read(event.payload(), CatalogPublished.class);
    }

    private Uni<Void> keep(List<CatalogPublished> told) {
        return pool.withTransaction(transaction -> Multi.createFrom()
                .iterable(told)
                .onItem()
                .transformToUniAndConcatenate(catalog -> PriceTable.keep(transaction, catalog))
                .onItem()
                .ignoreAsUni());
    }
}
