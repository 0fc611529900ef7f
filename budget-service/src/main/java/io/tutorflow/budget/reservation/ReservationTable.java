package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.reservation.Decision.Known;
import io.tutorflow.internal.reservation.ReservationState;
import io.tutorflow.money.Money;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Reservations, kept for ever, and the small table of open ones. */
final class ReservationTable {

    private static final String KNOWN = """
            SELECT r.id, r.source, r.amount_micros, bool_or(e.kind = 'spent'), bool_or(e.kind = 'released')
            FROM reservation r LEFT JOIN entry e ON e.reservation_id = r.id
            WHERE r.id = ANY ($1) GROUP BY r.id""";

    /** One statement per batch: the reservations, and their use of months. */
    private static final String RESERVE = """
            WITH batch AS (
                SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[],
                    $8::bigint[], $9::timestamptz[], $10::int[], $11::timestamptz[], $12::int[])
                AS w (id, organization_id, teacher_id, role, activity, source, budget_id, amount_micros, month, holders,
                      month_end, generations)
            ), reserved AS (
                INSERT INTO reservation (id, organization_id, teacher_id, role, activity, source, budget_id,
                    amount_micros, allowance_start, reserved_at)
                SELECT id, organization_id, teacher_id, role, activity, source, budget_id, amount_micros, month, $13
                FROM batch
            ), opened AS (
                INSERT INTO open_reservation (id, holders, next_check_at) SELECT id, holders, $14 FROM batch
            )
            INSERT INTO allowance AS a (organization_id, period_start, resets_at, generations, used)
            SELECT organization_id, month, max(month_end), max(generations), count(*)::int
            FROM batch WHERE month IS NOT NULL GROUP BY organization_id, month ORDER BY organization_id, month
            ON CONFLICT (organization_id, period_start) DO UPDATE
            SET used = a.used + excluded.used, generations = greatest(a.generations, excluded.generations)""";

    /** In one order, whoever locks them. */
    private static final String LOCK_OPEN = "SELECT FROM open_reservation WHERE id = ANY ($1) ORDER BY id FOR UPDATE";

    private static final String HOLD_ON = """
            UPDATE open_reservation o SET holders = o.holders + more.holders
            FROM unnest($1::uuid[], $2::int[]) AS more (id, holders) WHERE o.id = more.id""";

    private ReservationTable() {}

    /** What is open stays so until the caller's transaction ends, and what is being released is gone. */
    static Uni<Void> lockOpen(SqlConnection transaction, UUID[] ids) {
        return transaction
                .preparedQuery(LOCK_OPEN)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .replaceWithVoid();
    }

    static Uni<Map<ReservationId, Known>> known(SqlClient client, Collection<ReservationId> ids) {
        return client.preparedQuery(KNOWN)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(ids.stream().map(ReservationId::value).toArray(UUID[]::new)))
                .map(rows -> {
                    var found = new HashMap<ReservationId, Known>();
                    rows.forEach(row -> found.put(new ReservationId(row.getUUID(0)), known(row)));
                    return found;
                });
    }

    /** The transaction has locked the months and budgets. */
    static Uni<Void> reserve(SqlConnection transaction, List<NewReservation> made, Instant now, Instant nextCheck) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = new Columns<>(made)
                .uuids(row -> row.wish().id().value())
                .texts(row -> row.wish().spender().organization().id().value())
                .texts(NewReservation::teacher)
                .texts(row -> row.wish().spender().role().text())
                .texts(row -> row.wish().activity())
                .texts(row -> row.answer().source().text())
                .uuids(NewReservation::budget)
                .longs(row -> row.answer().amount().micros())
                .times(row -> row.answer().month() == null
                        ? null
                        : row.answer().month().start())
                .ints(NewReservation::holders)
                .times(row -> row.answer().month() == null
                        ? null
                        : row.answer().month().end())
                .ints(NewReservation::generations)
                .tuple()
                .addOffsetDateTime(Columns.utc(now))
                .addOffsetDateTime(Columns.utc(nextCheck));
        return transaction.preparedQuery(RESERVE).execute(parameters).replaceWithVoid();
    }

    /** More requests rely on these. */
    static Uni<Void> holdOn(SqlConnection transaction, Map<ReservationId, Integer> holders) {
        if (holders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = new Columns<>(List.copyOf(holders.entrySet()))
                .uuids(more -> more.getKey().value())
                .ints(Map.Entry::getValue);
        return transaction.preparedQuery(HOLD_ON).execute(parameters.tuple()).replaceWithVoid();
    }

    private static Known known(Row row) {
        var state = Boolean.TRUE.equals(row.getBoolean(3))
                ? ReservationState.SPENT
                : Boolean.TRUE.equals(row.getBoolean(4)) ? ReservationState.RELEASED : ReservationState.OPEN;
        return new Known(
                state, Source.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), Money.ofMicros(row.getLong(2)));
    }
}
