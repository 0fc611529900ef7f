package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.teacher.BudgetId;
import io.tutorflow.budget.teacher.Settled;
import io.tutorflow.budget.teacher.Spends;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Releases the reservations of requests that recorded nothing; a refusal leaves nothing reserved. */
@ApplicationScoped
class ReleasingReservations {

    /** Run for the last request that relies on it. */
    private static final String CLOSE = "DELETE FROM open_reservation WHERE id = ANY ($1) AND holders = 1 RETURNING id";

    private static final String LET_GO =
            "UPDATE open_reservation SET holders = holders - 1 WHERE id = ANY ($1) AND id <> ALL ($2)";

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

    Uni<Void> undo(List<ReservationId> reservations) {
        var ids = reservations.stream()
                .map(ReservationId::value)
                .distinct()
                .sorted()
                .toArray(UUID[]::new);
        return pool.withTransaction(transaction -> PlaceTable.lock(transaction, ids)
                .chain(() ->
                        transaction.preparedQuery(CLOSE).execute(Tuple.tuple().addArrayOfUUID(ids)))
                .map(ReleasingReservations::ids)
                .flatMap(closed -> giveBack(transaction, ids, closed))
                .flatMap(freed -> Spends.settle(transaction, freed))
                .replaceWithVoid());
    }

    /** Both are sent at once, and executed in this order. */
    private static Uni<List<Settled>> giveBack(SqlConnection transaction, UUID[] ids, UUID[] closed) {
        return Uni.combine()
                .all()
                .unis(
                        transaction
                                .preparedQuery(LET_GO)
                                .execute(Tuple.tuple().addArrayOfUUID(ids).addArrayOfUUID(closed)),
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
