package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.Page;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads budgets and their use. */
@ApplicationScoped
class ReadingBudgets {

    private final Pool pool;
    private final BudgetTable budgets;
    private final Organizations organizations;
    private final BusinessClock clock;

    ReadingBudgets(Pool pool, BudgetTable budgets, Organizations organizations, BusinessClock clock) {
        this.pool = pool;
        this.budgets = budgets;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** Empty without a budget. */
    Uni<Optional<BudgetBook>> of(Teacher teacher) {
        return books(teacher.organization(), List.of(teacher))
                .map(books -> Optional.ofNullable(books.get(teacher)).flatMap(TeacherBook::limited));
    }

    Uni<Page<BudgetBook>> newestFirst(OrganizationId organization, int offset, int limit) {
        return Panache.withSession(() -> budgets.newestFirst(organization, offset, limit))
                .flatMap(page -> books(organization, page.items())
                        .map(books -> new Page<>(limited(page.items(), books), page.total())));
    }

    /** Without those that were removed in this moment. */
    private static List<BudgetBook> limited(List<Teacher> teachers, Map<Teacher, TeacherBook> books) {
        return teachers.stream()
                .flatMap(teacher -> Optional.ofNullable(books.get(teacher)).stream())
                .flatMap(book -> book.limited().stream())
                .toList();
    }

    private Uni<Map<Teacher, TeacherBook>> books(OrganizationId organization, Collection<Teacher> teachers) {
        return organizations.zoneOf(organization).flatMap(zone -> {
            var zones = new HashMap<Teacher, ZoneId>();
            teachers.forEach(teacher -> zones.put(teacher, zone));
            return pool.withConnection(connection -> BudgetBooks.read(connection, zones, clock.now()));
        });
    }
}
