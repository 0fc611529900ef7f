package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The stored budgets. Every statement names the organization. */
@ApplicationScoped
class BudgetTable implements PanacheRepositoryBase<BudgetRow, UUID> {

    private static final String INSERT_EMPTY = """
            INSERT INTO budget (id, organization_id, teacher_id, revision, created_at, changed_at)
            VALUES (:id, :organization, :teacher, 1, :at, :at)
            ON CONFLICT (organization_id, teacher_id) DO NOTHING""";

    private final DefaultBudgetRepository defaults;

    BudgetTable(DefaultBudgetRepository defaults) {
        this.defaults = defaults;
    }

    /** Inserts a row without terms if there is none; a concurrent insert waits here and then finds the row. */
    Uni<Void> insertIfMissing(BudgetId id, Teacher teacher, Instant now) {
        return getSession()
                .flatMap(session -> session.createNativeQuery(INSERT_EMPTY)
                        .setParameter("id", id.value())
                        .setParameter("organization", teacher.organization().value())
                        .setParameter("teacher", teacher.id().value())
                        .setParameter("at", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** At most one, locked until the transaction ends, with what holds under the lock. */
    Uni<List<Locked>> lock(Teacher teacher) {
        return find(
                        "organizationId = ?1 and teacherId = ?2",
                        teacher.organization().value(),
                        teacher.id().value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .flatMap(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : defaults.of(teacher.organization())
                                .map(standard -> List.of(new Locked(
                                        rows.getFirst(), rows.getFirst().budget(standard.orElse(null))))));
    }

    /** A locked row, and the budget that it is. */
    record Locked(BudgetRow row, Budget budget) {}

    /** Those about whom something is arranged, or who inherit the default budget. */
    Uni<Page<Teacher>> newestFirst(OrganizationId organization, int offset, int limit) {
        return defaults.of(organization).flatMap(standard -> {
            var which = standard.isPresent() ? "" : " and (period is not null or exempt)";
            var budgets =
                    find("organizationId = ?1" + which + " order by createdAt desc, id desc", organization.value());
            return budgets.count()
                    .flatMap(total -> budgets.range(offset, offset + limit - 1)
                            .list()
                            .map(rows -> new Page<>(
                                    rows.stream().map(BudgetRow::teacher).toList(), total)));
        });
    }
}
