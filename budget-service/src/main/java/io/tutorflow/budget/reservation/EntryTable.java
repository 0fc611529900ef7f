package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.reservation.SettlementPolicy.Ended;
import io.tutorflow.budget.teacher.BudgetId;
import io.tutorflow.budget.teacher.Settled;
import io.tutorflow.money.Money;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Entries: how reservations ended. */
final class EntryTable {

    private static final String ENDED =
            "SELECT reservation_id, kind, amount_micros FROM entry WHERE reservation_id = ANY ($1)";

    /** One statement per batch; the transaction has locked the months and budgets. */
    private static final String WRITE = """
            WITH batch AS (
                SELECT e.*, r.organization_id, r.allowance_start, r.budget_id, r.reserved_at
                FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::boolean[])
                    AS e (id, kind, amount_micros, freed_micros, overrun_micros, late)
                JOIN reservation r ON r.id = e.id
            ), written AS (
                INSERT INTO entry (reservation_id, kind, amount_micros, late, created_at)
                SELECT id, kind, amount_micros, late, $7 FROM batch
            ), closed AS (
                DELETE FROM open_reservation WHERE id = ANY ($1)
            ), uncovered AS (
                UPDATE allowance a
                SET used = a.used + g.many, generations = greatest(a.generations, a.used + g.many)
                FROM (SELECT organization_id, allowance_start,
                             sum(CASE WHEN kind = 'released' THEN -1 WHEN late THEN 1 ELSE 0 END)::int AS many
                      FROM batch WHERE allowance_start IS NOT NULL GROUP BY organization_id, allowance_start) g
                WHERE a.organization_id = g.organization_id AND a.period_start = g.allowance_start AND g.many <> 0
            )
            SELECT budget_id, reserved_at, freed_micros, amount_micros, overrun_micros FROM batch
            WHERE budget_id IS NOT NULL""";

    private EntryTable() {}

    static Uni<Map<ReservationId, Ended>> ended(SqlClient client, UUID[] ids) {
        return client.preparedQuery(ENDED)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> {
                    var found = new HashMap<ReservationId, Ended>();
                    rows.forEach(row -> found.merge(
                            new ReservationId(row.getUUID(0)),
                            row.getString(1).equals("spent")
                                    ? new Ended(Money.ofMicros(row.getLong(2)), false)
                                    : new Ended(null, true),
                            EntryTable::both));
                    return found;
                });
    }

    /** @return the budgets' reservations, and how they ended */
    static Uni<List<Settled>> write(SqlConnection transaction, List<Entry> entries, Instant now) {
        if (entries.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var parameters = new Columns<>(entries)
                .uuids(entry -> entry.id().value())
                .texts(entry -> entry.kind().text())
                .longs(entry -> entry.amount().micros())
                .longs(entry -> entry.freed().micros())
                .longs(entry -> entry.overrun().micros())
                .booleans(Entry::late)
                .everywhere(now)
                .tuple();
        return transaction.preparedQuery(WRITE).execute(parameters).map(EntryTable::settled);
    }

    private static List<Settled> settled(RowSet<Row> rows) {
        var settled = new ArrayList<Settled>();
        rows.forEach(row -> settled.add(new Settled(
                new BudgetId(row.getUUID(0)),
                row.getOffsetDateTime(1).toInstant(),
                Money.ofMicros(row.getLong(2)),
                Money.ofMicros(row.getLong(3)),
                Money.ofMicros(row.getLong(4)))));
        return settled;
    }

    private static Ended both(Ended one, Ended other) {
        return new Ended(one.spent() == null ? other.spent() : one.spent(), one.released() || other.released());
    }
}
