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

    /** In order of name; whoever finds an uncommitted row waits for it before it holds any other. */
    private static final String BEGIN = """
            INSERT INTO budget (id, organization_id, teacher_id, revision, created_at, changed_at)
            SELECT id, o, i, 1, $4, $4 FROM unnest($1::text[], $2::text[], $3::uuid[]) AS t (o, i, id)
            ORDER BY o, i ON CONFLICT (organization_id, teacher_id) DO NOTHING""";

    private static final String OF_TEACHERS = """
            FROM budget b JOIN unnest($1::text[], $2::text[]) AS t (o, i) ON b.organization_id = t.o AND b.teacher_id = t.i
            """;

    /** In order of id, so that two batches cannot deadlock; a budget's lock covers its spends. */
    private static final String LOCK = "SELECT b.id " + OF_TEACHERS + "ORDER BY b.id FOR NO KEY UPDATE OF b";

    private static final String COLUMNS = """
            SELECT b.id, b.organization_id, b.teacher_id, b.period, b.limit_micros, b.revision, b.changed_at, b.changed_by,
                b.exempt, d.period, d.limit_micros, d.changed_at, d.changed_by""";

    private static final String DEFAULT = " LEFT JOIN default_budget d ON d.organization_id = b.organization_id ";

    private static final String LOCK_BY_ID = "SELECT FROM budget WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE";

    private static final String READ_BY_ID = COLUMNS + " FROM budget b" + DEFAULT + "WHERE b.id = ANY ($1)";

    private static final String READ = COLUMNS + """
            , s.period, s.period_start, s.resets_at, s.spent_micros, s.reserved_micros, s.raised_micros
            """ + OF_TEACHERS + DEFAULT + """
            LEFT JOIN spend s ON s.budget_id = b.id AND s.period_start <= $3 AND s.resets_at > $3""";

    private static final int DEFAULT_COLUMNS = 9;

    private static final int SPEND_COLUMNS = 13;

    private BudgetBooks() {}

    /**
     * Of every teacher, begun if it is the first time, locked until the transaction ends. All are sent at once, and
     * executed in this order: what is read is what holds under the locks.
     */
    public static Uni<Map<Teacher, TeacherBook>> lock(
            SqlConnection transaction, Map<Teacher, ZoneId> teachers, Instant now) {
        if (teachers.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var distinct = List.copyOf(teachers.keySet());
        return Uni.combine()
                .all()
                .unis(
                        transaction.preparedQuery(BEGIN).execute(beginnings(distinct, now)),
                        transaction
                                .preparedQuery(LOCK)
                                .execute(columns(distinct).tuple()),
                        read(transaction, teachers, now))
                .with((begun, locked, books) -> books);
    }

    /** Of the teachers who have spent something or had a budget. */
    static Uni<Map<Teacher, TeacherBook>> read(SqlClient client, Map<Teacher, ZoneId> teachers, Instant now) {
        return client.preparedQuery(READ)
                .execute(columns(List.copyOf(teachers.keySet())).everywhere(now).tuple())
                .map(rows -> books(rows, teachers, now));
    }

    /** Locked until the transaction ends, including budgets without terms; read as they are under the locks. */
    public static Uni<Map<BudgetId, Budget>> lock(SqlConnection transaction, Set<BudgetId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var all = ids.stream().map(BudgetId::value).toArray(UUID[]::new);
        return Uni.combine()
                .all()
                .unis(
                        transaction
                                .preparedQuery(LOCK_BY_ID)
                                .execute(Tuple.tuple().addArrayOfUUID(all)),
                        transaction
                                .preparedQuery(READ_BY_ID)
                                .execute(Tuple.tuple().addArrayOfUUID(all)))
                .with((locked, rows) -> {
                    var found = new HashMap<BudgetId, Budget>();
                    rows.forEach(row -> found.put(new BudgetId(row.getUUID(0)), budget(row)));
                    return found;
                });
    }

    private static Map<Teacher, TeacherBook> books(RowSet<Row> rows, Map<Teacher, ZoneId> zones, Instant now) {
        var books = new HashMap<Teacher, TeacherBook>();
        for (var row : rows) {
            var budget = budget(row);
            var teacher = budget.teacher();
            var book = books.computeIfAbsent(
                    teacher, first -> unspent(budget, Objects.requireNonNull(zones.get(teacher)), now));
            if (row.getString(SPEND_COLUMNS) != null) {
                var spend = spend(row);
                book.spends().put(spend.period(), spend);
            }
        }
        return books;
    }

    static TeacherBook unspent(Budget budget, ZoneId zone, Instant now) {
        var spends = new EnumMap<Period, Spend>(Period.class);
        for (var period : Period.values()) {
            spends.put(period, Spend.none(period, period.at(now, zone)));
        }
        return new TeacherBook(budget, spends);
    }

    private static Spend spend(Row row) {
        var span = new Span(
                row.getOffsetDateTime(SPEND_COLUMNS + 1).toInstant(),
                row.getOffsetDateTime(SPEND_COLUMNS + 2).toInstant());
        return new Spend(
                Period.of(row.getString(SPEND_COLUMNS)),
                span,
                Money.ofMicros(row.getLong(SPEND_COLUMNS + 3)),
                Money.ofMicros(row.getLong(SPEND_COLUMNS + 4)),
                Money.ofMicros(row.getLong(SPEND_COLUMNS + 5)));
    }

    private static Budget budget(Row row) {
        var by = row.getString(7);
        return new Budget(
                new BudgetId(row.getUUID(0)),
                new Teacher(new OrganizationId(row.getString(1)), new TeacherId(row.getString(2))),
                arrangement(row),
                standard(row),
                row.getLong(5),
                by == null ? null : new Change(row.getOffsetDateTime(6).toInstant(), by));
    }

    private static Arrangement arrangement(Row row) {
        if (row.getBoolean(8)) {
            return new Arrangement.Exempt();
        }
        var own = terms(row, 3);
        return own == null ? new Arrangement.Inherits() : new Arrangement.Own(own);
    }

    private static @Nullable DefaultBudget standard(Row row) {
        var terms = terms(row, DEFAULT_COLUMNS);
        return terms == null
                ? null
                : new DefaultBudget(
                        terms,
                        new Change(
                                row.getOffsetDateTime(DEFAULT_COLUMNS + 2).toInstant(),
                                row.getString(DEFAULT_COLUMNS + 3)));
    }

    private static @Nullable BudgetTerms terms(Row row, int column) {
        var period = row.getString(column);
        return period == null ? null : new BudgetTerms(Period.of(period), Money.ofMicros(row.getLong(column + 1)));
    }

    private static Columns<Teacher> columns(List<Teacher> teachers) {
        return new Columns<>(teachers)
                .texts(teacher -> teacher.organization().value())
                .texts(teacher -> teacher.id().value());
    }

    private static Tuple beginnings(List<Teacher> teachers, Instant now) {
        return columns(teachers)
                .uuids(teacher -> UUID.randomUUID())
                .everywhere(now)
                .tuple();
    }
}
