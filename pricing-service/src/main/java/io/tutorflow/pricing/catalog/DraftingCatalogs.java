package io.tutorflow.pricing.catalog;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.pricing.catalog.Catalog.Draft;
import io.tutorflow.pricing.catalog.Catalog.Published;
import io.tutorflow.pricing.catalog.CatalogDecision.Accepted;
import io.tutorflow.pricing.catalog.CatalogDecision.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes drafts from the newest published version, and changes them until they are published. */
@ApplicationScoped
class DraftingCatalogs {

    private final CatalogTable catalogs;
    private final BusinessClock clock;

    DraftingCatalogs(CatalogTable catalogs, BusinessClock clock) {
        this.catalogs = catalogs;
        this.clock = clock;
    }

    /** The same key again is answered with the draft that it made, as that is now. */
    Uni<CatalogDecision> draft(DraftChange change, String operator, @Nullable String key) {
        return Panache.withTransaction(() -> catalogs.lock()
                .flatMap(head -> madeBy(key))
                .flatMap(made -> made.isEmpty()
                        ? make(change, operator, key)
                        : Uni.createFrom().item(again(made.getFirst(), change))));
    }

    Uni<CatalogDecision> change(VersionNumber version, DraftChange change) {
        return Panache.withTransaction(() -> catalogs.lock()
                .flatMap(head -> catalogs.byVersion(version))
                .map(rows -> rows.isEmpty()
                        ? new Refused(new CatalogRefusal.NoSuchVersion(version))
                        : change(rows.getFirst(), change)));
    }

    private CatalogDecision change(CatalogRow row, DraftChange change) {
        return switch (row.catalog()) {
            case Published published -> new Refused(new CatalogRefusal.AlreadyPublished(published.version()));
            case Draft draft -> {
                var decision = draft.change(change, clock.now());
                if (decision instanceof Accepted accepted) {
                    row.become(accepted.catalog());
                }
                yield decision;
            }
        };
    }

    private Uni<List<CatalogRow>> madeBy(@Nullable String key) {
        return key == null ? Uni.createFrom().item(List.of()) : catalogs.byIdempotencyKey(key);
    }

    private static CatalogDecision again(CatalogRow made, DraftChange change) {
        return change.text().equals(made.request)
                ? new Accepted(made.catalog())
                : new Refused(new CatalogRefusal.KeyReused(new VersionNumber(made.version)));
    }

    private Uni<CatalogDecision> make(DraftChange change, String operator, @Nullable String key) {
        var now = clock.now();
        return Uni.combine()
                .all()
                .unis(catalogs.published(), catalogs.nextVersion())
                .usingConcurrencyOf(1)
                .with((published, number) -> published
                        .newest()
                        .successor(number, new Origin(now, operator))
                        .change(change, now))
                .call(decision -> decision instanceof Accepted accepted
                        ? save(accepted.catalog(), change, key)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> save(Catalog drafted, DraftChange change, @Nullable String key) {
        var row = new CatalogRow((Draft) drafted);
        if (key != null) {
            row.rememberRequest(key, change.text());
        }
        return catalogs.persist(row).replaceWithVoid();
    }
}
