package io.tutorflow.budget.increase;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.teacher.TeacherId;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored requests, in the session of the caller. Every statement names the organization. */
@ApplicationScoped
class IncreaseRepository implements PanacheRepositoryBase<IncreaseRow, UUID> {

    /** Flushed at once, so that a second open request fails here. */
    Uni<Void> insert(IncreaseRequest made) {
        return persistAndFlush(new IncreaseRow(made)).replaceWithVoid();
    }

    /** Locked until the transaction ends. */
    Uni<Optional<IncreaseRow>> lock(OrganizationId organization, UUID id) {
        return find("id = ?1 and organizationId = ?2", id, organization.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(rows -> rows.stream().findFirst());
    }

    /** Newest first; of all teachers or one, in any state or one. */
    Uni<Page<IncreaseRequest>> page(
            OrganizationId organization,
            @Nullable TeacherId teacher,
            @Nullable IncreaseStatus status,
            PageRequest page) {
        var query = new StringBuilder("organizationId = :organization");
        var parameters = new HashMap<String, Object>(Map.of("organization", organization.value()));
        if (teacher != null) {
            query.append(" and teacherId = :teacher");
            parameters.put("teacher", teacher.value());
        }
        if (status != null) {
            query.append(" and status = :status");
            parameters.put("status", status.text());
        }
        var all = find(query.append(" order by createdAt desc, id desc").toString(), parameters);
        return all.count()
                .flatMap(total -> all.range(page.offset(), page.offset() + page.limit() - 1)
                        .list()
                        .map(rows -> new Page<>(
                                rows.stream().map(IncreaseRow::request).toList(), total)));
    }
}
