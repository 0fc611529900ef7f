package io.tutorflow.budget.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.budget.period.Period;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.persistence.Columns;
import io.tutorflow.persistence.OutboxRows;
import io.tutorflow.persistence.SqlFault;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Sets and removes an organization's default budget: a change of the budget of every teacher who inherits it, in one
 * transaction.
 */
@ApplicationScoped
class SettingDefaultBudget {

    private static final String SET = """
            INSERT INTO default_budget AS d (organization_id, period, limit_micros, changed_at, changed_by)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (organization_id) DO UPDATE
            SET period = excluded.period, limit_micros = excluded.limit_micros, changed_at = excluded.changed_at,
                changed_by = excluded.changed_by
            WHERE (d.period, d.limit_micros) IS DISTINCT FROM (excluded.period, excluded.limit_micros)
            RETURNING period""";

    private static final String REMOVE = "DELETE FROM default_budget WHERE organization_id = $1 RETURNING period";

    /** Of all teachers: nobody begins to inherit meanwhile. In order of id, as everywhere. */
    private static final String LOCK = "SELECT FROM budget WHERE organization_id = $1 ORDER BY id FOR NO KEY UPDATE";

    private static final String CHANGE = """
            UPDATE budget SET revision = revision + 1
            WHERE organization_id = $1 AND period IS NULL AND NOT exempt RETURNING teacher_id""";

    private static final String WERE_EXCEEDED = """
            UPDATE spend s SET restore_at = NULL FROM budget b
            WHERE b.id = s.budget_id AND b.organization_id = $1 AND b.period IS NULL AND NOT b.exempt
                AND s.restore_at IS NOT NULL AND s.resets_at > $2
            RETURNING b.teacher_id""";

    /** Times that a deadlock with somebody's reservations is met once more; each lets the other go first. */
    private static final int RETRIES = 3;

    private final Pool pool;
    private final Organizations organizations;
    private final BusinessClock clock;
    private final Outbox outbox;

    SettingDefaultBudget(Pool pool, Organizations organizations, BusinessClock clock, Outbox outbox) {
        this.pool = pool;
        this.organizations = organizations;
        this.clock = clock;
        this.outbox = outbox;
    }

    Uni<Void> set(OrganizationId organization, BudgetTerms terms, String admin) {
        var now = clock.now();
        return change(
                organization,
                SET,
                Tuple.of(
                        organization.value(),
                        terms.period().text(),
                        terms.limit().micros(),
                        Columns.utc(now),
                        admin),
                now);
    }

    Uni<Void> remove(OrganizationId organization) {
        return change(organization, REMOVE, Tuple.of(organization.value()), clock.now());
    }

    private Uni<Void> change(OrganizationId organization, String statement, Tuple parameters, Instant now) {
        return organizations
                .zoneOf(organization)
                .flatMap(zone -> pool.withTransaction(transaction -> transaction
                        .preparedQuery(statement)
                        .execute(parameters)
                        .flatMap(rows -> rows.size() == 0
                                ? Uni.createFrom().voidItem()
                                : changed(
                                        transaction,
                                        organization,
                                        zone,
                                        Period.of(rows.iterator().next().getString(0)),
                                        now))))
                .onFailure(SettingDefaultBudget::isDeadlock)
                .retry()
                .atMost(RETRIES)
                .invoke(outbox::wakeRelay);
    }

    private static boolean isDeadlock(Throwable failure) {
        return failure instanceof DatabaseException refused && SqlFault.of(refused.getSqlState()) == SqlFault.NEIGHBOUR;
    }

    /** @param period of the terms that hold now, or were removed */
    private static Uni<Void> changed(
            SqlConnection transaction, OrganizationId organization, ZoneId zone, Period period, Instant now) {
        var id = organization.value();
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .chain(() -> transaction.preparedQuery(CHANGE).execute(Tuple.of(id)))
                .map(rows -> teachers(rows, organization))
                .flatMap(heirs -> transaction
                        .preparedQuery(WERE_EXCEEDED)
                        .execute(Tuple.of(id, Columns.utc(now)))
                        .map(rows -> teachers(rows, organization))
                        .flatMap(wereExceeded -> BudgetBooks.read(transaction, zones(heirs, zone), now)
                                .flatMap(books -> tell(transaction, books, wereExceeded, period, now))));
    }

    private static Uni<Void> tell(
            SqlConnection transaction,
            Map<Teacher, TeacherBook> books,
            Set<Teacher> wereExceeded,
            Period period,
            Instant now) {
        var usedUp = new ArrayList<SpentPeriod>();
        var budgets = new HashMap<BudgetId, Budget>();
        List<OutboxEvent> news = new ArrayList<>();
        books.forEach((teacher, book) -> {
            var budget = book.budget();
            var spend = Objects.requireNonNull(book.spends().get(period));
            if (BudgetChangeEvents.isUsedUp(budget, spend)) {
                budgets.put(budget.id(), budget);
                usedUp.add(new SpentPeriod(budget.id(), spend, null));
            }
            BudgetChangeEvents.news(budget, spend, wereExceeded.contains(teacher), now)
                    .ifPresent(news::add);
        });
        return PublishingExceededBudgets.mark(transaction, usedUp, budgets)
                .chain(() -> OutboxRows.append(transaction, news));
    }

    private static Set<Teacher> teachers(RowSet<Row> rows, OrganizationId organization) {
        var found = new HashSet<Teacher>();
        rows.forEach(row -> found.add(new Teacher(organization, new TeacherId(row.getString(0)))));
        return found;
    }

    private static Map<Teacher, ZoneId> zones(Set<Teacher> teachers, ZoneId zone) {
        var zones = new HashMap<Teacher, ZoneId>();
        teachers.forEach(teacher -> zones.put(teacher, zone));
        return zones;
    }
}
