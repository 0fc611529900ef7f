package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When to ask next about each open reservation; replicas share the work row by row. */
final class OpenReservationTable {

    private static final String CLAIM_DUE = """
            UPDATE open_reservation SET next_check_at = $2
            WHERE id IN (
                SELECT id FROM open_reservation WHERE next_check_at <= $1 LIMIT $3 FOR UPDATE SKIP LOCKED)
            RETURNING id""";

    private static final String CHECK_AT = """
            UPDATE open_reservation SET next_check_at = running.until
            FROM unnest($1::uuid[], $2::timestamptz[]) AS running (id, until)
            WHERE open_reservation.id = running.id""";

    private OpenReservationTable() {}

    static Uni<List<ReservationId>> claimDue(Pool pool, Instant now, Instant nextCheck, int limit) {
        return pool.preparedQuery(CLAIM_DUE)
                .execute(Tuple.of(Columns.utc(now), Columns.utc(nextCheck), limit))
                .map(rows -> {
                    var due = new ArrayList<ReservationId>();
                    rows.forEach(row -> due.add(new ReservationId(row.getUUID(0))));
                    return due;
                });
    }

    static Uni<Void> checkAt(Pool pool, List<Knowledge.Running> running) {
        if (running.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = new Columns<>(running).uuids(work -> work.id().value()).times(Knowledge.Running::until);
        return pool.preparedQuery(CHECK_AT).execute(parameters.tuple()).replaceWithVoid();
    }
}
