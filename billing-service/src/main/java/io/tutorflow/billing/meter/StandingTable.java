package io.tutorflow.billing.meter;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.UsageSettled;
import io.tutorflow.events.UsageSettled.Metering;
import io.tutorflow.persistence.OutboxRows;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How metered usage stands, as far as it has not been told. */
final class StandingTable {

    /**
     * A revision is the next one of the record, or the time, if that is higher: so a database that was restored does not reuse
     * revisions that were already told.
     */
    private static final String TELL = """
            UPDATE metered_usage u SET untold = false, revision = greatest(u.revision + 1, $1)
            FROM (SELECT id FROM metered_usage WHERE untold ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED) next
            WHERE u.id = next.id
            RETURNING u.id, u.account_id, u.revision, u.status, u.attempts, u.late, left(u.error, $3) AS error""";

    private static final String UNTOLD = "SELECT count(*) FROM metered_usage WHERE untold";

    private static final Map<String, String> STATUSES = Map.of(
            "pending", UsageSettled.METERING,
            "reported", UsageSettled.METERED,
            "failed", UsageSettled.FAILED);

    private StandingTable() {}

    static Uni<Long> untold(Pool pool) {
        return pool.query(UNTOLD).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    /** The next ones are told, in one transaction with the events that tell them. */
    static Uni<Integer> tell(Pool pool, Instant now) {
        var parameters =
                Tuple.of(ChronoUnit.MICROS.between(Instant.EPOCH, now), MeterLimits.TOLD, MeterLimits.LONGEST_ERROR);
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(TELL)
                .execute(parameters)
                .map(StandingTable::standings)
                .call(told -> OutboxRows.append(transaction, Standing.events(told, now)))
                .map(List::size));
    }

    private static List<Standing> standings(RowSet<Row> rows) {
        var standings = new ArrayList<Standing>(rows.size());
        rows.forEach(row -> standings.add(standing(row)));
        return standings;
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getUUID("id"),
                row.getUUID("account_id"),
                row.getLong("revision"),
                new Metering(
                        requireNonNull(STATUSES.get(row.getString("status")), "status"),
                        row.getInteger("attempts"),
                        row.getBoolean("late"),
                        row.getString("error")));
    }
}
