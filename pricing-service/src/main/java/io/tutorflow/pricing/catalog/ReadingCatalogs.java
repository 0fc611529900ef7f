package io.tutorflow.pricing.catalog;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Shows operators the versions, drafts included. */
@ApplicationScoped
class ReadingCatalogs {

    private final CatalogTable catalogs;

    ReadingCatalogs(CatalogTable catalogs) {
        this.catalogs = catalogs;
    }

    Uni<Page<Catalog>> newestFirst(int offset, int limit) {
        return Panache.withSession(() -> catalogs.newestFirst(offset, limit)
                .flatMap(page -> catalogs.count().map(total -> new Page<>(page, total))));
    }

    Uni<Optional<Catalog>> byVersion(VersionNumber version) {
        return Panache.withSession(() -> catalogs.byVersion(version))
                .map(rows -> rows.stream().map(CatalogRow::catalog).findFirst());
    }
}
