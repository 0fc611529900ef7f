package io.tutorflow.billing.notify.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.notify.alert.NotificationTable.Which;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** People read their notifications, and mark them as read. */
@ApplicationScoped
class ReadingNotifications {

    private final NotificationTable table;
    private final BusinessClock clock;

    ReadingNotifications(NotificationTable table, BusinessClock clock) {
        this.table = table;
        this.clock = clock;
    }

    Uni<NotificationPageBody> page(Reader reader, Which which, PageRequest page) {
        return Panache.withSession(() -> table.page(reader, which, page)
                .chain(found -> table.count(reader, which)
                        .chain(total -> table.count(reader, Which.UNREAD)
                                .map(unread -> new NotificationPageBody(
                                        found.stream().map(NotificationBody::of).toList(), total, unread)))));
    }

    /** Fails with {@link ApiProblem} 404 if it is none of the reader's. */
    Uni<NotificationBody> mark(Reader reader, UUID id) {
        return Panache.withTransaction(() -> table.mark(reader, id, clock.now()).chain(() -> table.find(reader, id)))
                .map(found -> found.orElseThrow(() -> ApiProblem.notFound("The notification " + id)))
                .map(NotificationBody::of);
    }

    Uni<MarkedBody> markAll(Reader reader) {
        return Panache.withTransaction(() -> table.markAll(reader, clock.now())
                .chain(marked -> table.count(reader, Which.UNREAD).map(unread -> new MarkedBody(marked, unread))));
    }
}
