package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.reservation.Books.AllowanceKey;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much of each plan month is used. */
final class AllowanceTable {

    /** In the same order everywhere, and before any budget, so that two batches cannot deadlock. */
    private static final String LOCK = """
            SELECT FROM allowance a JOIN unnest($1::text[], $2::timestamptz[]) AS m (o, s)
                ON a.organization_id = m.o AND a.period_start = m.s
            ORDER BY a.organization_id, a.period_start FOR NO KEY UPDATE OF a""";

    /**
     * Of two plans of an organization neither may have a row yet, and then there is none to wait for: whoever begins a
     * month has the organization for itself until its transaction ends. In one order of their keys.
     */
    private static final String ONE_AT_A_TIME = """
            SELECT count(CAST(pg_advisory_xact_lock(key) AS text))
            FROM (SELECT DISTINCT hashtextextended(o, 0) AS key FROM unnest($1::text[]) AS m (o) ORDER BY key) AS keys""";

    /** In the same order; whoever finds an uncommitted row waits for it before it holds any other. */
    private static final String BEGIN = """
            INSERT INTO allowance (organization_id, period_start, resets_at, generations, used)
            SELECT o, s, e, g, 0 FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[], $4::int[]) AS m (o, s, e, g)
            ORDER BY o, s ON CONFLICT (organization_id, period_start) DO NOTHING""";

    /**
     * Also what another plan covers in a month that overlaps: it was replaced in the middle of it, here or, for a
     * moment, at some replica only. In the same order as {@link #LOCK}.
     */
    private static final String LOCK_OVERLAPPING = """
            SELECT FROM allowance a JOIN unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) AS m (o, s, e)
                ON a.organization_id = m.o AND a.period_start < m.e AND a.resets_at > m.s
            ORDER BY a.organization_id, a.period_start FOR NO KEY UPDATE OF a""";

    /** A statement of its own, which sees what was committed while the locks were waited for. */
    private static final String USED = """
            SELECT m.o, m.s, sum(a.used)::int
            FROM allowance a JOIN unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) AS m (o, s, e)
                ON a.organization_id = m.o AND a.period_start < m.e AND a.resets_at > m.s
            GROUP BY m.o, m.s""";

    private AllowanceTable() {}

    /** Creates the rows to lock, for months that nobody may have used yet. */
    static Uni<Void> begin(SqlConnection transaction, Map<AllowanceKey, Beginning> months) {
        if (months.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var organizations = new Columns<>(List.copyOf(months.keySet()))
                .texts(month -> month.organization().value());
        var parameters = new Columns<>(List.copyOf(months.entrySet()))
                .texts(month -> month.getKey().organization().value())
                .times(month -> month.getKey().start())
                .times(month -> month.getValue().end())
                .ints(month -> month.getValue().generations());
        return Uni.combine()
                .all()
                .unis(
                        transaction.preparedQuery(ONE_AT_A_TIME).execute(organizations.tuple()),
                        transaction.preparedQuery(BEGIN).execute(parameters.tuple()))
                .discardItems();
    }

    /**
     * How much is used of each month, and of those that overlap it, which makes a plan's change in the middle of its
     * month no second allowance. Locked until the transaction ends.
     */
    static Uni<Map<AllowanceKey, Integer>> lockWithOverlapping(
            SqlConnection transaction, Map<AllowanceKey, Beginning> months) {
        if (months.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var parameters = new Columns<>(List.copyOf(months.entrySet()))
                .texts(month -> month.getKey().organization().value())
                .times(month -> month.getKey().start())
                .times(month -> month.getValue().end())
                .tuple();
        return Uni.combine()
                .all()
                .unis(
                        transaction.preparedQuery(LOCK_OVERLAPPING).execute(parameters),
                        transaction.preparedQuery(USED).execute(parameters))
                .with((locked, rows) -> {
                    var found = new HashMap<AllowanceKey, Integer>();
                    rows.forEach(row -> found.put(key(row), row.getInteger(2)));
                    return found;
                });
    }

    /** Locked until the transaction ends. */
    static Uni<Void> lock(SqlConnection transaction, Set<AllowanceKey> months) {
        if (months.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = new Columns<>(List.copyOf(months))
                .texts(month -> month.organization().value())
                .times(AllowanceKey::start);
        return transaction.preparedQuery(LOCK).execute(parameters.tuple()).replaceWithVoid();
    }

    private static AllowanceKey key(Row row) {
        return new AllowanceKey(
                new OrganizationId(row.getString(0)), row.getOffsetDateTime(1).toInstant());
    }

    /** A month of a plan, and the generations it covers. */
    record Beginning(Instant end, int generations) {}
}
