package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Gives teachers budgets, changes them and takes them away. */
@ApplicationScoped
class SettingBudgets {

    private final BudgetTable budgets;
    private final BusinessClock clock;

    SettingBudgets(BudgetTable budgets, BusinessClock clock) {
        this.budgets = budgets;
        this.clock = clock;
    }

    Uni<Budget> set(Teacher teacher, BudgetTerms terms, String admin) {
        var change = new Change(clock.now(), admin);
        return Panache.withTransaction(() -> budgets.insertIfMissing(new BudgetId(UUID.randomUUID()), teacher, change)
                .flatMap(present -> budgets.lock(teacher))
                .map(rows -> rows.getFirst().become(rows.getFirst().budget().set(terms, change))));
    }

    Uni<Void> remove(Teacher teacher, String admin) {
        var change = new Change(clock.now(), admin);
        return Panache.withTransaction(() -> budgets.lock(teacher)
                        .invoke(rows ->
                                rows.forEach(row -> row.become(row.budget().remove(change)))))
                .replaceWithVoid();
    }

    Uni<Page<Budget>> newestFirst(OrganizationId organization, int offset, int limit) {
        return Panache.withSession(() -> budgets.newestFirst(organization, offset, limit));
    }
}
