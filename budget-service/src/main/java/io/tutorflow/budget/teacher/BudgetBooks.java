package io.tutorflow.budget.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.period.Period;
import io.tutorflow.budget.period.Span;
import io.tutorflow.money.Money;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Budgets and their use, as the hot paths read and lock them. */
public final class BudgetBooks {

    private static final String COLUMNS =
            "SELECT b.id, b.organization_id, b.teacher_id, b.period, b.limit_micros, b.revision, b.changed_at,"
                    + " b.changed_by, b.raised_micros, b.raised_period, b.raised_start FROM budget b ";

    private static final String OF_TEACHERS =
            "JOIN unnest($1::text[], $2::text[]) AS t (o, i) ON b.organization_id = t.o AND b.teacher_id = t.i";

    private static final String READ = COLUMNS + OF_TEACHERS + " WHERE b.period IS NOT NULL";

    /** In order of id, so that two batches cannot deadlock; a budget's lock covers its spends. */
    private static final String LOCK = READ + " ORDER BY b.id FOR NO KEY UPDATE OF b";

    private static final String LOCK_BY_ID = COLUMNS + "WHERE b.id = ANY ($1) ORDER BY b.id FOR NO KEY UPDATE";

    private static final String SPENDS = """
            SELECT s.budget_id, s.period, s.period_start, s.resets_at, s.spent_micros, s.reserved_micros
            FROM spend s JOIN budget b ON b.id = s.budget_id
            """ + OF_TEACHERS + " WHERE s.period_start <= $3 AND s.resets_at > $3";

    private BudgetBooks() {}

    /** For the teachers who have a budget, locked until the transaction ends. */
    public static Uni<Map<Teacher, BudgetBook>> lock(
            SqlConnection transaction, Map<Teacher, ZoneId> teachers, Instant now) {
        return books(transaction, LOCK, teachers, now);
    }

    static Uni<Map<Teacher, BudgetBook>> read(SqlClient client, Map<Teacher, ZoneId> teachers, Instant now) {
        return books(client, READ, teachers, now);
    }

    /** Locked until the transaction ends, including budgets without terms. */
    public static Uni<Map<BudgetId, Budget>> lock(SqlConnection transaction, Set<BudgetId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return transaction
                .preparedQuery(LOCK_BY_ID)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(ids.stream().map(BudgetId::value).toArray(UUID[]::new)))
                .map(rows -> {
                    var found = new HashMap<BudgetId, Budget>();
                    rows.forEach(row -> found.put(new BudgetId(row.getUUID(0)), budget(row)));
                    return found;
                });
    }

    /** Sent together; the database reads the spends after it has taken the locks. */
    private static Uni<Map<Teacher, BudgetBook>> books(
            SqlClient client, String budgets, Map<Teacher, ZoneId> teachers, Instant now) {
        if (teachers.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var distinct = List.copyOf(teachers.keySet());
        return Uni.combine()
                .all()
                .unis(
                        client.preparedQuery(budgets).execute(parameters(distinct)),
                        client.preparedQuery(SPENDS)
                                .execute(parameters(distinct).addOffsetDateTime(now.atOffset(ZoneOffset.UTC))))
                .with((rows, spends) -> {
                    var used = spends(spends);
                    var books = new HashMap<Teacher, BudgetBook>();
                    rows.forEach(row -> {
                        var book = book(budget(row), used, teachers, now);
                        books.put(book.budget().teacher(), book);
                    });
                    return books;
                });
    }

    private static BudgetBook book(
            Budget budget, Map<BudgetId, Map<Period, Spend>> used, Map<Teacher, ZoneId> zones, Instant now) {
        var zone = Objects.requireNonNull(zones.get(budget.teacher()));
        var spends = new EnumMap<Period, Spend>(Period.class);
        for (var period : Period.values()) {
            var spend = used.getOrDefault(budget.id(), Map.of()).get(period);
            spends.put(period, spend == null ? Spend.none(period, period.at(now, zone)) : spend);
        }
        return new BudgetBook(budget, Objects.requireNonNull(budget.terms()), spends);
    }

    private static Map<BudgetId, Map<Period, Spend>> spends(RowSet<Row> rows) {
        var found = new HashMap<BudgetId, Map<Period, Spend>>();
        for (var row : rows) {
            var spend = new Spend(
                    Period.of(row.getString(1)),
                    new Span(
                            row.getOffsetDateTime(2).toInstant(),
                            row.getOffsetDateTime(3).toInstant()),
                    Money.ofMicros(row.getLong(4)),
                    Money.ofMicros(row.getLong(5)));
            found.computeIfAbsent(new BudgetId(row.getUUID(0)), id -> new EnumMap<>(Period.class))
                    .put(spend.period(), spend);
        }
        return found;
    }

    private static Budget budget(Row row) {
        var period = row.getString(3);
        var teacher = new Teacher(new OrganizationId(row.getString(1)), new TeacherId(row.getString(2)));
        return new Budget(
                new BudgetId(row.getUUID(0)),
                teacher,
                period == null ? null : new BudgetTerms(Period.of(period), Money.ofMicros(row.getLong(4))),
                raise(row),
                row.getLong(5),
                new Change(row.getOffsetDateTime(6).toInstant(), row.getString(7)));
    }

    private static @Nullable Raise raise(Row row) {
        var start = row.getOffsetDateTime(10);
        return start == null
                ? null
                : new Raise(Period.of(row.getString(9)), start.toInstant(), Money.ofMicros(row.getLong(8)));
    }

    private static Tuple parameters(List<Teacher> teachers) {
        return new Columns<>(teachers)
                .texts(teacher -> teacher.organization().value())
                .texts(teacher -> teacher.id().value())
                .tuple();
    }
}
