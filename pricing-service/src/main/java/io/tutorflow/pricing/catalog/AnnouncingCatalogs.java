package io.tutorflow.pricing.catalog;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.persistence.SessionOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Tells the suite the published versions: at each publication, and again and again, so that a topic that is new, was
 * emptied, or got something that nobody can read has them too. Always under the head's lock, so that revisions stand on the topic in order.
 */
@ApplicationScoped
class AnnouncingCatalogs {

    private static final Logger LOG = Logger.getLogger(AnnouncingCatalogs.class);

    private final CatalogTable catalogs;
    private final BusinessClock clock;
    private final Outbox outbox;

    AnnouncingCatalogs(CatalogTable catalogs, BusinessClock clock, Outbox outbox) {
        this.catalogs = catalogs;
        this.clock = clock;
        this.outbox = outbox;
    }

    void atStart(@Observes StartupEvent event) throws Throwable {
        VertxContextSupport.subscribeAndAwait(this::announceAgain);
    }

    /** Whatever else got onto the topic is outlived before a new price takes effect. */
    @Scheduled(
            every = "${tutorflow.catalogs.retell-every:20s}",
            delayed = "${tutorflow.catalogs.retell-every:20s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "announcing-catalogs")
    Uni<Void> again() {
        return announceAgain()
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("The catalogue could not be published to Kafka and will be retried: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> announceAgain() {
        return Panache.withTransaction(() -> catalogs.lock().flatMap(this::announce))
                .invoke(outbox::wakeRelay);
    }

    /** Part of the transaction that holds the lock; the caller wakes the relay after its commit. */
    Uni<Void> announce(CatalogHeadRow head) {
        return catalogs.published()
                .map(published -> new CatalogAnnouncement(head.revision, head.changedAt, published.toldAt(clock.now())))
                .flatMap(announcement ->
                        Panache.getSession().chain(session -> SessionOutbox.append(session, announcement.event())));
    }
}
