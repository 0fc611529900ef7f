package io.tutorflow.billing.ledger.healing;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What ended, as the ledger has it: captures, and voids of work that was recorded. */
final class EndTable implements EndedRecords {

    /** The time alone leads to the rows: materialized, so that no order of ids tempts the planner to read the table. */
    private static final String ENDED = """
            WITH ended AS MATERIALIZED (
                SELECT id, kind, CASE kind WHEN 'void' THEN credit_account_id ELSE debit_account_id END AS account_id,
                    CASE kind WHEN 'void' THEN 0 ELSE amount_micros END AS micros, late, recorded_at,
                    replace(right(id::text, 17), '-', '') AS low
                FROM transfer WHERE recorded_at >= $1 AND recorded_at < $2)
            """;

    /** A capture that is late has a void beside it, which it takes out of all sums. */
    private static final String TOTALS = ENDED + """
            SELECT date_bin($3 * interval '1 second', recorded_at, $1) AS part, count(*) FILTER (WHERE kind = 'capture'),
                count(*) FILTER (WHERE kind = 'void') - count(*) FILTER (WHERE late), sum(micros)::bigint,
                bit_xor(CASE WHEN late THEN 0 ELSE ('x' || low)::bit(64)::bigint END)
            FROM ended GROUP BY part ORDER BY part""";

    private static final String PAGE_OF = ENDED + """
            SELECT DISTINCT ON (id) id, account_id, kind = 'capture', micros FROM ended
            WHERE $3::uuid IS NULL OR id > $3 ORDER BY id, kind LIMIT $4""";

    private static final String OF_IDS = """
            SELECT DISTINCT ON (id) id, CASE kind WHEN 'void' THEN credit_account_id ELSE debit_account_id END,
                kind = 'capture', CASE kind WHEN 'void' THEN 0 ELSE amount_micros END
            FROM transfer WHERE id = ANY ($1) AND kind IN ('capture', 'void') ORDER BY id, kind""";

    private final Pool pool;

    EndTable(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Map<Instant, EndTotal>> totals(Span span, Duration part) {
        return pool.preparedQuery(TOTALS)
                .execute(of(span).addInteger(Math.toIntExact(part.toSeconds())))
                .map(rows -> {
                    var totals = new HashMap<Instant, EndTotal>();
                    rows.forEach(row -> totals.put(row.getOffsetDateTime(0).toInstant(), total(row)));
                    return totals;
                });
    }

    @Override
    public Uni<List<End>> page(Span span, @Nullable HoldId after) {
        return pool.preparedQuery(PAGE_OF)
                .execute(of(span).addUUID(after == null ? null : after.value()).addInteger(PAGE))
                .map(EndTable::ends);
    }

    /** Whatever the ledger has of these by now. */
    Uni<List<End>> of(List<End> asked) {
        var ids = asked.stream().map(end -> end.id().value()).toArray(UUID[]::new);
        return pool.preparedQuery(OF_IDS).execute(Tuple.of(ids)).map(EndTable::ends);
    }

    private static List<End> ends(RowSet<Row> rows) {
        var ends = new ArrayList<End>(rows.size());
        rows.forEach(row -> ends.add(end(row)));
        return ends;
    }

    private static Tuple of(Span span) {
        return Tuple.of(span.from().atOffset(ZoneOffset.UTC), span.to().atOffset(ZoneOffset.UTC));
    }

    private static EndTotal total(Row row) {
        return new EndTotal(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }

    private static End end(Row row) {
        return new End(
                new HoldId(row.getUUID(0)), new AccountId(row.getUUID(1)), row.getBoolean(2), row.getLong(3), null);
    }
}
