package io.tutorflow.billing.notify.increase;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.notify.alert.Notices;
import io.tutorflow.events.Topic;
import io.tutorflow.messaging.BatchReading;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Notifies people of requests for more and of their answers; a batch is acknowledged once it is committed. */
@ApplicationScoped
class IncreaseConsumer {

    private final Notices notices;
    private final BatchReading reading;

    IncreaseConsumer(Notices notices, BatchReading reading) {
        this.notices = notices;
        this.reading = reading;
    }

    @Incoming("budget-increases")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        var here = here();
        return reading.consume(
                Topic.BUDGET_INCREASES,
                records,
                IncreaseEvents::read,
                news -> tell(news).runSubscriptionOn(here));
    }

    private Uni<Void> tell(List<IncreaseNews> news) {
        return Panache.withTransaction(() -> Multi.createFrom()
                .iterable(news)
                .onItem()
                .transformToUniAndConcatenate(this::tell)
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Uni<Void> tell(IncreaseNews news) {
        return switch (news) {
            case IncreaseNews.Requested requested -> notices.tellAdmins(requested.notice());
            case IncreaseNews.Decided decided ->
                notices.tellTeacher(decided.notice(), decided.teacher(), decided.email());
        };
    }

    /** A retry after a pause continues on another thread, where there is no session. */
    private static Executor here() {
        var context = Vertx.currentContext();
        return work -> context.runOnContext(ignored -> work.run());
    }
}
