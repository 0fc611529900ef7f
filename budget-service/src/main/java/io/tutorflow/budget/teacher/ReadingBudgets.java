package io.tutorflow.budget.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.clock.BusinessClock;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Reads budgets and their use. */
@ApplicationScoped
class ReadingBudgets {

    private final Pool pool;
    private final Organizations organizations;
    private final BusinessClock clock;

    ReadingBudgets(Pool pool, Organizations organizations, BusinessClock clock) {
        this.pool = pool;
        this.organizations = organizations;
        this.clock = clock;
    }

    Uni<Optional<BudgetBook>> of(Teacher teacher) {
        return organizations
                .find(teacher.organization())
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : pool.withConnection(connection -> BudgetBooks.read(
                                        connection, Map.of(teacher, found.get().zone()), clock.now()))
                                .map(books -> Optional.ofNullable(books.get(teacher))));
    }
}
