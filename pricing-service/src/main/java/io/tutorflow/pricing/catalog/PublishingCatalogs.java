package io.tutorflow.pricing.catalog;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.pricing.catalog.Catalog.Draft;
import io.tutorflow.pricing.catalog.Catalog.Published;
import io.tutorflow.pricing.catalog.CatalogDecision.Accepted;
import io.tutorflow.pricing.catalog.CatalogDecision.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Makes a draft immutable and tells the suite, in one transaction. Publishing a published version changes nothing. */
@ApplicationScoped
class PublishingCatalogs {

    private static final Logger LOG = Logger.getLogger(PublishingCatalogs.class);

    private final CatalogTable catalogs;
    private final AnnouncingCatalogs announcing;
    private final BusinessClock clock;
    private final Outbox outbox;

    PublishingCatalogs(CatalogTable catalogs, AnnouncingCatalogs announcing, BusinessClock clock, Outbox outbox) {
        this.catalogs = catalogs;
        this.announcing = announcing;
        this.clock = clock;
        this.outbox = outbox;
    }

    Uni<CatalogDecision> publish(VersionNumber version) {
        return Panache.withTransaction(() -> catalogs.lock().flatMap(head -> publish(version, head)))
                .invoke(outbox::wakeRelay);
    }

    private Uni<CatalogDecision> publish(VersionNumber version, CatalogHeadRow head) {
        return catalogs.byVersion(version)
                .flatMap(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(new Refused(new CatalogRefusal.NoSuchVersion(version)))
                        : publish(rows.getFirst(), head));
    }

    private Uni<CatalogDecision> publish(CatalogRow row, CatalogHeadRow head) {
        return switch (row.catalog()) {
            case Published published -> Uni.createFrom().item(new Accepted(published));
            case Draft draft -> {
                var now = clock.now();
                yield catalogs.published()
                        .map(others -> others.publish(draft, now))
                        .call(decision -> record(decision, row, head, now));
            }
        };
    }

    private Uni<Void> record(CatalogDecision decision, CatalogRow row, CatalogHeadRow head, Instant now) {
        return switch (decision) {
            case Refused refused -> Uni.createFrom().voidItem();
            case Accepted accepted -> {
                row.become(accepted.catalog());
                head.raise(now);
                LOG.infof("Catalogue version %d takes effect at %s", row.version, row.effectiveFrom);
                yield announcing.announce(head);
            }
        };
    }
}
