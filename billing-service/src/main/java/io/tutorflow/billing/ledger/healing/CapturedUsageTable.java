package io.tutorflow.billing.ledger.healing;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads captures by the accounts that they were taken from. */
final class CapturedUsageTable {

    /** OFFSET 0 keeps the planner from joining accounts and transfers in any other way than by their numbers. */
    static final String TOTALS = """
            SELECT place.account_id, count(*), sum(found.amount_micros)::bigint,
                bit_xor(('x' || found.low)::bit(64)::bigint)
            FROM unnest($1::uuid[], $2::bigint[]) AS place (account_id, seq)
            CROSS JOIN LATERAL (
                SELECT amount_micros, replace(right(id::text, 17), '-', '') AS low FROM transfer
                WHERE debit_account_id = place.account_id AND debit_seq > place.seq AND kind = 'capture'
                    AND finalized_at >= $3 AND finalized_at < $4
                OFFSET 0) found
            GROUP BY place.account_id""";

    private CapturedUsageTable() {}

    static Uni<Map<UUID, UsageTotal>> totals(Pool pool, Collection<LedgerPlace> after, Instant from, Instant to) {
        var parameters = new Columns<>(List.copyOf(after))
                .uuids(LedgerPlace::accountId)
                .longs(LedgerPlace::seq)
                .everywhere(from)
                .everywhere(to)
                .tuple();
        return pool.preparedQuery(TOTALS).execute(parameters).map(rows -> {
            var totals = new HashMap<UUID, UsageTotal>();
            rows.forEach(row -> totals.put(row.getUUID(0), total(row)));
            return totals;
        });
    }

    private static UsageTotal total(Row row) {
        return new UsageTotal(row.getLong(1), Money.ofMicros(row.getLong(2)), row.getLong(3));
    }
}
