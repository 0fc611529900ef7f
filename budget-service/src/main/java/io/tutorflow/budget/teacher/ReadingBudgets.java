package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.Page;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Reads budgets and their use. */
@ApplicationScoped
class ReadingBudgets {

    private final Pool pool;
    private final BudgetTable budgets;
    private final DefaultBudgetRepository defaults;
    private final Organizations organizations;
    private final BusinessClock clock;

    ReadingBudgets(
            Pool pool,
            BudgetTable budgets,
            DefaultBudgetRepository defaults,
            Organizations organizations,
            BusinessClock clock) {
        this.pool = pool;
        this.budgets = budgets;
        this.defaults = defaults;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** Empty without a budget. */
    Uni<Optional<BudgetBook>> of(Teacher teacher) {
        return of(teacher, clock.now());
    }

    /** Empty without a budget at the time. */
    Uni<Optional<BudgetBook>> of(Teacher teacher, Instant now) {
        return book(teacher, now).map(TeacherBook::limited);
    }

    /** Who has no row yet inherits the default budget, if there is one, and has spent nothing. */
    Uni<TeacherBook> book(Teacher teacher) {
        return book(teacher, clock.now());
    }

    private Uni<TeacherBook> book(Teacher teacher, Instant now) {
        return books(teacher.organization(), List.of(teacher), now)
                .flatMap(books -> Optional.ofNullable(books.get(teacher))
                        .map(Uni.createFrom()::item)
                        .orElseGet(() -> unspent(teacher, now)));
    }

    private Uni<TeacherBook> unspent(Teacher teacher, Instant now) {
        return Panache.withSession(() -> defaults.of(teacher.organization()))
                .flatMap(standard -> organizations
                        .zoneOf(teacher.organization())
                        .map(zone -> BudgetBooks.unspent(
                                Budget.begun(new BudgetId(UUID.randomUUID()), teacher, standard.orElse(null)),
                                zone,
                                now)));
    }

    Uni<Page<TeacherBook>> newestFirst(OrganizationId organization, int offset, int limit) {
        return Panache.withSession(() -> budgets.newestFirst(organization, offset, limit))
                .flatMap(page -> books(organization, page.items(), clock.now())
                        .map(books -> new Page<>(inOrder(page.items(), books), page.total())));
    }

    private static List<TeacherBook> inOrder(List<Teacher> teachers, Map<Teacher, TeacherBook> books) {
        return teachers.stream()
                .map(teacher -> Objects.requireNonNull(books.get(teacher)))
                .toList();
    }

    private Uni<Map<Teacher, TeacherBook>> books(
            OrganizationId organization, Collection<Teacher> teachers, Instant now) {
        return organizations.zoneOf(organization).flatMap(zone -> {
            var zones = new HashMap<Teacher, ZoneId>();
            teachers.forEach(teacher -> zones.put(teacher, zone));
            return pool.withConnection(connection -> BudgetBooks.read(connection, zones, now));
        });
    }
}
