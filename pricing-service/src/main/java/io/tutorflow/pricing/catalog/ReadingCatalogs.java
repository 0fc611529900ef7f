package io.tutorflow.pricing.catalog;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Shows operators the versions, drafts included. */
@ApplicationScoped
public class ReadingCatalogs {

    private final CatalogTable catalogs;

    ReadingCatalogs(CatalogTable catalogs) {
        this.catalogs = catalogs;
    }

    Uni<Page<Catalog>> newestFirst(int offset, int limit) {
        return Panache.withSession(() -> catalogs.newestFirst(offset, limit)
                .flatMap(page -> catalogs.count().map(total -> new Page<>(page, total))));
    }

    /** Those of a version, a draft or a published one, in the order of the public list; nothing if there is none. */
    public Uni<Optional<List<PriceBody>>> prices(int version) {
        return byVersion(new VersionNumber(version))
                .map(found -> found.map(catalog -> PriceBody.listOf(catalog.prices())));
    }

    Uni<Optional<Catalog>> byVersion(VersionNumber version) {
        return Panache.withSession(() -> catalogs.byVersion(version))
                .map(rows -> rows.stream().map(CatalogRow::catalog).findFirst());
    }
}
