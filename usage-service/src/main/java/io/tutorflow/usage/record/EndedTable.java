package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.record.EndedPageRequest;
import io.tutorflow.internal.record.EndedRecord;
import io.tutorflow.internal.record.EndedTotal;
import io.tutorflow.internal.record.EndedTotalsRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads the records whose end the ledger must have: those finalized for money, and those held and voided. */
@ApplicationScoped
class EndedTable {

    /**
     * Materialized, so that only the time leads to the rows, and no order of ids tempts the planner to scan the table.
     */
    private static final String ENDED = """
            WITH ended AS MATERIALIZED (
                SELECT id, coalesce(wallet_id, account_id) AS account_id, billing_status = 'FINALIZED' AS finalized,
                    billable_micros, recorded_at, completed_at, replace(right(id::text, 17), '-', '') AS low
                FROM usage_record
                WHERE recorded_at >= $1 AND recorded_at < $2 AND NOT tombstone AND billing_source <> 'plan'
                    AND (billing_status = 'FINALIZED' OR (billing_status = 'VOIDED' AND hold_micros > 0)))
            """;

    private static final String TOTALS = ENDED + """
            SELECT date_bin($3 * interval '1 second', recorded_at, $1) AS part, count(*) FILTER (WHERE finalized),
                count(*) FILTER (WHERE NOT finalized), sum(billable_micros)::bigint,
                bit_xor(('x' || low)::bit(64)::bigint)
            FROM ended GROUP BY part ORDER BY part""";

    private static final String PAGE = ENDED + """
            SELECT id, account_id, finalized, billable_micros, greatest(recorded_at, completed_at) FROM ended
            WHERE $3::uuid IS NULL OR id > $3
            ORDER BY id LIMIT $4""";

    private final Pool pool;

    EndedTable(Pool pool) {
        this.pool = pool;
    }

    Uni<List<EndedTotal>> totals(EndedTotalsRequest of) {
        var parameters = span(of.from(), of.to()).addInteger(of.partSeconds());
        return Databases.inTime(pool.preparedQuery(TOTALS).execute(parameters)).map(rows -> {
            var totals = new ArrayList<EndedTotal>(rows.size());
            rows.forEach(row -> totals.add(total(row)));
            return totals;
        });
    }

    Uni<List<EndedRecord>> page(EndedPageRequest of) {
        var parameters = span(of.from(), of.to()).addUUID(of.after()).addInteger(of.limit());
        return Databases.inTime(pool.preparedQuery(PAGE).execute(parameters)).map(rows -> {
            var page = new ArrayList<EndedRecord>(rows.size());
            rows.forEach(row -> page.add(view(row)));
            return page;
        });
    }

    private static Tuple span(Instant from, Instant to) {
        return Tuple.tuple()
                .addOffsetDateTime(from.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(to.atOffset(ZoneOffset.UTC));
    }

    private static EndedTotal total(Row row) {
        return new EndedTotal(
                row.getOffsetDateTime(0).toInstant(), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }

    private static EndedRecord view(Row row) {
        return new EndedRecord(
                row.getUUID(0),
                row.getUUID(1),
                row.getBoolean(2),
                row.getLong(3),
                row.getOffsetDateTime(4).toInstant());
    }
}
