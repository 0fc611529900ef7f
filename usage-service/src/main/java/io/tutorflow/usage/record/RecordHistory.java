package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads an account's history using the index of account and category: each category supplies its newest records, and
 * the newest of those win.
 */
@ApplicationScoped
public class RecordHistory {

    /** What is finalized and on a document is told to be invoiced. A question of its own, so that only ids lead to it. */
    private static final String STATUS = """
            CASE WHEN billing_status = 'FINALIZED' AND (
                    SELECT invoice_id FROM settled_usage WHERE record_id = usage_record.id) IS NOT NULL
                THEN 'INVOICED' ELSE billing_status END""";

    /** Only the page's own records are looked up: LIMIT keeps the planner from joining in any other way. */
    private static final String PAGE = """
            SELECT page.*, settled.* FROM (
            SELECT r.* FROM unnest($2::text[]) AS wanted (category) CROSS JOIN LATERAL (
                SELECT %s FROM usage_record
                WHERE account_id = $1 AND category = wanted.category AND recorded_at >= $3
                    AND (recorded_at, id) < ($4, $5) AND ($6::text IS NULL OR $6 = %s)
                    AND $9::uuid IS NULL
                ORDER BY recorded_at DESC, id DESC LIMIT $7::bigint + $8::bigint) r
            ORDER BY r.recorded_at DESC, r.id DESC LIMIT $7::bigint OFFSET $8::bigint) page
            LEFT JOIN LATERAL (
                SELECT invoice_id, invoice_number, invoice_line, meter_status, meter_attempts, meter_late, meter_error
                FROM settled_usage WHERE record_id = page.id LIMIT 1) settled
            ON true
            ORDER BY page.recorded_at DESC, page.id DESC""".formatted(HistoryEntry.COLUMNS, STATUS);

    /** Otherwise the planner would search all records of a school for one person's wallet. */
    private static final String PAGE_OF_WALLET = PAGE.replace("$9::uuid IS NULL", "wallet_id = $9::uuid");

    private static final String COUNT = """
            SELECT count(*) FROM usage_record
            WHERE account_id = $1 AND category = ANY ($2) AND recorded_at >= $3 AND recorded_at < $4
                AND ($5::text IS NULL OR $5 = %s) AND $6::uuid IS NULL""".formatted(STATUS);

    private static final String COUNT_OF_WALLET = COUNT.replace("$6::uuid IS NULL", "wallet_id = $6::uuid");

    private static final String SUMS = """
             AS name, count(*) AS records, sum(units_ten_thousandths)::bigint AS units,
                sum(billable_micros)::bigint AS micros
            FROM usage_record
            WHERE account_id = $1 AND category = ANY ($2) AND recorded_at >= $3 AND recorded_at < $4
                AND billing_status NOT IN ('RECORDED', 'VOIDED')
            GROUP BY 1 ORDER BY 1""";

    private final Pool pool;

    RecordHistory(Pool pool) {
        this.pool = pool;
    }

    /** Newest first, older than the cursor. */
    public Uni<List<HistoryEntry>> page(HistoryFilter filter, Cursor before, int limit, int offset) {
        var parameters = Tuple.tuple()
                .addUUID(filter.accountId())
                .addArrayOfString(filter.categoryArray())
                .addOffsetDateTime(utc(filter.period().from()))
                .addOffsetDateTime(utc(before.at()))
                .addUUID(before.id())
                .addString(filter.status())
                .addLong((long) limit)
                .addLong((long) offset)
                .addUUID(filter.walletId());
        return read(filter.walletId() == null ? PAGE : PAGE_OF_WALLET, parameters, HistoryEntry::new);
    }

    public Uni<Long> count(HistoryFilter filter) {
        var parameters = parameters(filter).addString(filter.status()).addUUID(filter.walletId());
        return read(filter.walletId() == null ? COUNT : COUNT_OF_WALLET, parameters, row -> row.getLong(0))
                .map(List::getFirst);
    }

    /** Sums of billed usage. */
    public Uni<List<Sum>> sums(HistoryFilter filter, Grouping grouping) {
        return read("SELECT " + grouping.expression() + SUMS, parameters(filter), RecordHistory::sum);
    }

    private static Tuple parameters(HistoryFilter filter) {
        return Tuple.tuple()
                .addUUID(filter.accountId())
                .addArrayOfString(filter.categoryArray())
                .addOffsetDateTime(utc(filter.period().from()))
                .addOffsetDateTime(utc(filter.period().to()));
    }

    private <T> Uni<List<T>> read(String sql, Tuple parameters, Function<Row, T> read) {
        return Databases.inTime(pool.preparedQuery(sql).execute(parameters)).map(rows -> {
            var list = new ArrayList<T>(rows.size());
            rows.forEach(row -> list.add(read.apply(row)));
            return list;
        });
    }

    private static Sum sum(Row row) {
        return Sum.of(row.getString("name"), row.getLong("records"), row.getLong("units"), row.getLong("micros"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
