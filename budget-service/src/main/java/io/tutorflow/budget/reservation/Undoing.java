package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes reservations back whose requests came to nothing; a refusal leaves nothing reserved. */
@ApplicationScoped
class Undoing {

    /** Whoever is the last to rely on it. */
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
            UPDATE spend s SET reserved_micros = s.reserved_micros - d.freed
            FROM (SELECT p.budget_id, p.period, p.period_start, sum(g.amount_micros)::bigint AS freed
                  FROM gone g JOIN spend p ON p.budget_id = g.budget_id
                      AND p.period_start <= g.reserved_at AND p.resets_at > g.reserved_at
                  GROUP BY p.budget_id, p.period, p.period_start) d
            WHERE s.budget_id = d.budget_id AND s.period = d.period AND s.period_start = d.period_start""";

    private final Pool pool;

    Undoing(Pool pool) {
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
                .map(Undoing::ids)
                .call(closed -> transaction
                        .preparedQuery(LET_GO)
                        .execute(Tuple.tuple().addArrayOfUUID(ids).addArrayOfUUID(closed)))
                .chain(closed -> transaction
                        .preparedQuery(GIVE_BACK)
                        .execute(Tuple.tuple().addArrayOfUUID(closed)))
                .replaceWithVoid());
    }

    private static UUID[] ids(RowSet<Row> rows) {
        var ids = new ArrayList<UUID>();
        rows.forEach(row -> ids.add(row.getUUID(0)));
        return ids.toArray(UUID[]::new);
    }
}
