package io.tutorflow.billing.account.organization;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** The stored organizations, in the caller's session. */
@ApplicationScoped
class OrganizationTable implements PanacheRepositoryBase<OrganizationRow, UUID> {

    Uni<Optional<OrganizationRow>> lock(OrganizationId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    Uni<Page<Organization>> newestFirst(int limit, int offset) {
        return findAll(Sort.descending("createdAt", "id"))
                .range(offset, offset + limit - 1)
                .list()
                .chain(rows -> count().map(total -> new Page<>(
                        rows.stream().map(OrganizationRow::organization).toList(), total)));
    }
}
