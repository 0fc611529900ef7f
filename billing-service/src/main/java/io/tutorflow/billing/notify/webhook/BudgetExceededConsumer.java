package io.tutorflow.billing.notify.webhook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.events.BudgetExceeded;
import io.tutorflow.events.Topic;
import io.tutorflow.messaging.BatchReading;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Notifies schools' webhooks of exceeded budgets; a batch is acknowledged once it is committed. */
@ApplicationScoped
class BudgetExceededConsumer {

    private final Webhooks webhooks;
    private final BatchReading reading;

    BudgetExceededConsumer(Webhooks webhooks, BatchReading reading) {
        this.webhooks = webhooks;
        this.reading = reading;
    }

    @Incoming("budget-exceeded")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        var here = here();
        return reading.consume(
                Topic.BUDGET_EXCEEDED,
                records,
                BudgetExceededEvents::read,
                events -> tell(events).runSubscriptionOn(here));
    }

    private Uni<Void> tell(List<Optional<BudgetExceeded>> events) {
        return Panache.withTransaction(() -> Multi.createFrom()
                .iterable(events.stream().flatMap(Optional::stream).toList())
                .onItem()
                .transformToUniAndConcatenate(event -> webhooks.tell(
                        event.organizationId(),
                        WebhookType.BUDGET_EXCEEDED,
                        BudgetExceededEvents.idOf(event),
                        event,
                        event.exceededAt()))
                .collect()
                .last()
                .replaceWithVoid());
    }

    /** A retry after a pause continues on another thread, where there is no session. */
    private static Executor here() {
        var context = Vertx.currentContext();
        return work -> context.runOnContext(ignored -> work.run());
    }
}
