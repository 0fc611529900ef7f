package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.teacher.BudgetId;
import io.tutorflow.budget.teacher.Settled;
import io.tutorflow.budget.teacher.Spends;
import io.tutorflow.money.Money;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Releases the reservations of requests that recorded nothing; a refusal leaves nothing reserved. */
@ApplicationScoped
class ReleasingReservations {

    /** Once nobody relies on it any more. */
    private static final String CLOSE = """
            DELETE FROM open_reservation o USING unnest($1::uuid[], $2::int[]) AS released (id, times)
            WHERE o.id = released.id AND o.holders <= released.times RETURNING o.id""";

    /** What is closed is not there any more. */
    private static final String LET_GO = """
            UPDATE open_reservation o SET holders = o.holders - released.times
            FROM unnest($1::uuid[], $2::int[]) AS released (id, times) WHERE o.id = released.id""";

    private static final String GIVE_BACK = """
            WITH gone AS (
                DELETE FROM reservation WHERE id = ANY ($1)
                RETURNING organization_id, allowance_start, budget_id, amount_micros, reserved_at
            ), uncovered AS (
                UPDATE allowance a SET used = used - g.many
                FROM (SELECT organization_id, allowance_start, count(*)::int AS many FROM gone
                      WHERE allowance_start IS NOT NULL GROUP BY organization_id, allowance_start) g
                WHERE a.organization_id = g.organization_id AND a.period_start = g.allowance_start
            )
            SELECT budget_id, reserved_at, amount_micros FROM gone WHERE budget_id IS NOT NULL""";

    private final Pool pool;

    ReleasingReservations(Pool pool) {
        this.pool = pool;
    }

    /** @param reservations one for each request; those of one reservation may be among them more than once */
    Uni<Void> undo(List<ReservationId> reservations) {
        var times = new TreeMap<UUID, Integer>();
        reservations.forEach(reservation -> times.merge(reservation.value(), 1, Integer::sum));
        var ids = times.keySet().toArray(UUID[]::new);
        return pool.withTransaction(transaction -> PlaceTable.lock(transaction, ids)
                .chain(() -> ReservationTable.lockOpen(transaction, ids))
                .chain(() -> transaction.preparedQuery(CLOSE).execute(released(times)))
                .map(ReleasingReservations::ids)
                .flatMap(closed -> giveBack(transaction, times, closed))
                .flatMap(freed -> Spends.settle(transaction, freed))
                .replaceWithVoid());
    }

    private static Tuple released(SortedMap<UUID, Integer> times) {
        return new Columns<>(List.copyOf(times.entrySet()))
                .uuids(Map.Entry::getKey)
                .ints(Map.Entry::getValue)
                .tuple();
    }

    /** Both are sent at once, and executed in this order. */
    private static Uni<List<Settled>> giveBack(
            SqlConnection transaction, SortedMap<UUID, Integer> times, UUID[] closed) {
        return Uni.combine()
                .all()
                .unis(
                        transaction.preparedQuery(LET_GO).execute(released(times)),
                        transaction
                                .preparedQuery(GIVE_BACK)
                                .execute(Tuple.tuple().addArrayOfUUID(closed)))
                .with((letGo, gone) -> freed(gone));
    }

    private static List<Settled> freed(RowSet<Row> rows) {
        var freed = new ArrayList<Settled>();
        rows.forEach(row -> freed.add(Settled.freed(
                new BudgetId(row.getUUID(0)), row.getOffsetDateTime(1).toInstant(), Money.ofMicros(row.getLong(2)))));
        return freed;
    }

    private static UUID[] ids(RowSet<Row> rows) {
        var ids = new ArrayList<UUID>();
        rows.forEach(row -> ids.add(row.getUUID(0)));
        return ids.toArray(UUID[]::new);
    }
}
