package io.tutorflow.pricing.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tutorflow.pricing.catalog.Catalog.Published;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;

/** The stored catalogues, each read with its prices. */
@ApplicationScoped
class CatalogTable implements PanacheRepositoryBase<CatalogRow, Integer> {

    private static final String WITH_PRICES = "from Catalog c left join fetch c.prices ";

    /** From here to the end of the transaction nobody else drafts or publishes. */
    Uni<CatalogHeadRow> lock() {
        return getSession()
                .flatMap(session ->
                        session.find(CatalogHeadRow.class, CatalogHeadRow.ID, LockModeType.PESSIMISTIC_WRITE));
    }

    Uni<List<CatalogRow>> byVersion(VersionNumber version) {
        return find(WITH_PRICES + "where c.version = ?1", version.value()).list();
    }

    Uni<List<CatalogRow>> byIdempotencyKey(String key) {
        return find(WITH_PRICES + "where c.idempotencyKey = ?1", key).list();
    }

    Uni<Published> inForceAt(Instant time) {
        return find(WITH_PRICES + """
                                where c.publishedAt is not null and c.effectiveFrom = (
                                    select max(o.effectiveFrom) from Catalog o
                                    where o.publishedAt is not null and o.effectiveFrom <= ?1)""", time).singleResult().map(row -> (Published) row.catalog());
    }

    Uni<PublishedCatalogs> published() {
        return find(WITH_PRICES + "where c.publishedAt is not null")
                .list()
                .map(rows -> new PublishedCatalogs(
                        rows.stream().map(row -> (Published) row.catalog()).toList()));
    }

    Uni<VersionNumber> nextVersion() {
        return find("select max(c.version) from Catalog c")
                .project(Integer.class)
                .singleResult()
                .map(highest -> new VersionNumber(highest + 1));
    }

    Uni<List<Catalog>> newestFirst(int offset, int limit) {
        return find("select c.version from Catalog c order by c.version desc")
                .range(offset, offset + limit - 1)
                .project(Integer.class)
                .list()
                .flatMap(versions -> find(WITH_PRICES + "where c.version in ?1 order by c.version desc", versions)
                        .list())
                .map(rows -> rows.stream().map(CatalogRow::catalog).toList());
    }
}
