package io.tutorflow.pricing.catalog;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells the suite the published versions: at each publication, and once more at each start, so that a new or emptied
 * topic has them too. Always under the head's lock, so that revisions stand on the topic in order.
 */
@ApplicationScoped
class AnnouncingCatalogs {

    private final CatalogTable catalogs;
    private final BusinessClock clock;
    private final Outbox outbox;

    AnnouncingCatalogs(CatalogTable catalogs, BusinessClock clock, Outbox outbox) {
        this.catalogs = catalogs;
        this.clock = clock;
        this.outbox = outbox;
    }

    void atStart(@Observes StartupEvent event) throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> catalogs.lock().flatMap(this::announce)));
        outbox.wakeRelay();
    }

    /** Part of the transaction that holds the lock; the caller wakes the relay after its commit. */
    Uni<Void> announce(CatalogHeadRow head) {
        return catalogs.published()
                .map(published -> new CatalogAnnouncement(head.revision, head.changedAt, published.toldAt(clock.now())))
                .flatMap(announcement -> append(announcement.event()));
    }

    private static Uni<Void> append(OutboxEvent event) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(Outbox.INSERT_ONE)
                        .setParameter("topic", event.topic())
                        .setParameter("key", event.key())
                        .setParameter("type", event.type())
                        .setParameter("id", event.id())
                        .setParameter("time", event.time())
                        .setParameter("payload", event.payload())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
