package io.tutorflow.usage.record;

import static io.tutorflow.persistence.Columns.utc;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Cursor;
import io.tutorflow.internal.record.FinalizedPage;
import io.tutorflow.internal.record.FinalizedPageRequest;
import io.tutorflow.internal.record.FinalizedTotal;
import io.tutorflow.internal.record.FinalizedTotalsRequest;
import io.tutorflow.usage.catalog.Category;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads what was finalized in a time, by the index of account, category and recordedAt. An index by the time of its end
 * would cost every charge: rows could no longer be ended in place. So what was recorded long enough before and after is
 * read too, and left out.
 */
@ApplicationScoped
class FinalizedTable {

    /**
     * How far apart recordedAt and finalizedAt are at most. Measured usage is recorded up to 35 days after it was done; a
     * render may be reported long after it was given up, and is finalized then. What is later than this is missing here,
     * and the ledger is found to have more: a person must look.
     */
    static final Duration MARGIN = MeasuredUsage.PAST;

    /** No statement takes too long: each reads what was recorded in a part of the time and its margins, of ten days as a rule. */
    private static final int PARTS = 10;

    private static final String[] CATEGORIES =
            Arrays.stream(Category.values()).map(Category::text).toArray(String[]::new);

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String FINALIZED = """
            FROM usage_record
                WHERE account_id = %s AND category = known.category
                    AND recorded_at >= $3 AND recorded_at < $4 AND completed_at >= $5 AND completed_at < $6
                    AND billing_status = 'FINALIZED' AND billing_source <> 'plan' AND wallet_id IS NULL""";

    /** OFFSET 0 keeps the planner from joining accounts and records in any other way than by the index. */
    static final String TOTALS = """
            SELECT asked.account_id, count(*), sum(found.billable_micros)::bigint,
                bit_xor(('x' || found.low)::bit(64)::bigint)
            FROM unnest($1::uuid[]) AS asked (account_id) CROSS JOIN unnest($2::text[]) AS known (category)
            CROSS JOIN LATERAL (
                SELECT billable_micros, replace(right(id::text, 17), '-', '') AS low
                %s
                OFFSET 0) found
            GROUP BY asked.account_id""".formatted(FINALIZED.formatted("asked.account_id"));

    /** Each category gives its first, and the first of those win. */
    static final String PAGE = """
            SELECT found.recorded_at, found.id
            FROM unnest($2::text[]) AS known (category)
            CROSS JOIN LATERAL (
                SELECT recorded_at, id
                %s
                    AND (recorded_at, id) > ($7, $8)
                ORDER BY recorded_at, id LIMIT $9::bigint) found
            ORDER BY found.recorded_at, found.id LIMIT $9::bigint""".formatted(FINALIZED.formatted("$1"));

    private final Pool pool;

    FinalizedTable(Pool pool) {
        this.pool = pool;
    }

    /** Of what was recorded around the time, a part after the other. */
    Uni<List<FinalizedTotal>> totals(FinalizedTotalsRequest of) {
        var accounts = of.accounts().stream().distinct().toArray(UUID[]::new);
        var first = of.from().minus(MARGIN);
        var length =
                Duration.between(first, of.to().plus(MARGIN)).dividedBy(PARTS).plusSeconds(1);
        return Multi.createFrom()
                .range(0, PARTS)
                .map(part -> first.plus(length.multipliedBy(part)))
                .onItem()
                .transformToUniAndConcatenate(part -> totals(accounts, part, part.plus(length), of))
                .collect()
                .in(HashMap<UUID, FinalizedTotal>::new, FinalizedTable::add)
                .map(totals -> List.copyOf(totals.values()));
    }

    private Uni<RowSet<Row>> totals(UUID[] accounts, Instant since, Instant until, FinalizedTotalsRequest of) {
        return Databases.inTime(
                pool.preparedQuery(TOTALS).execute(parameters(accounts, since, until, of.from(), of.to())));
    }

    Uni<FinalizedPage> page(FinalizedPageRequest of) {
        var first = of.from().minus(MARGIN);
        var after = of.cursor() == null ? new Cursor(first, BEFORE_ALL) : Cursor.of(of.cursor());
        var parameters = parameters(of.accountId(), first, of.to().plus(MARGIN), of.from(), of.to())
                .addOffsetDateTime(utc(after.at()))
                .addUUID(after.id())
                .addLong((long) of.limit());
        return Databases.inTime(pool.preparedQuery(PAGE).execute(parameters)).map(rows -> {
            var found = new ArrayList<Cursor>(rows.size());
            rows.forEach(row -> found.add(new Cursor(row.getOffsetDateTime(0).toInstant(), row.getUUID(1))));
            return new FinalizedPage(
                    found.stream().map(Cursor::id).toList(),
                    found.size() < of.limit() ? null : found.getLast().text());
        });
    }

    /** @param whose one account, or several */
    private static Tuple parameters(Object whose, Instant since, Instant until, Instant from, Instant to) {
        return Tuple.of(whose)
                .addArrayOfString(CATEGORIES)
                .addOffsetDateTime(utc(since))
                .addOffsetDateTime(utc(until))
                .addOffsetDateTime(utc(from))
                .addOffsetDateTime(utc(to));
    }

    private static void add(Map<UUID, FinalizedTotal> totals, RowSet<Row> rows) {
        rows.forEach(row -> totals.merge(
                row.getUUID(0),
                new FinalizedTotal(row.getUUID(0), row.getLong(1), row.getLong(2), row.getLong(3)),
                (one, other) -> new FinalizedTotal(
                        one.accountId(),
                        one.records() + other.records(),
                        Math.addExact(one.micros(), other.micros()),
                        one.ids() ^ other.ids())));
    }
}
