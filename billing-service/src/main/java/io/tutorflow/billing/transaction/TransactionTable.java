package io.tutorflow.billing.transaction;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.transaction.Transaction.Charge;
import io.tutorflow.http.Cursor;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the ledger by its three indexes, of what was spent, taken back and came in: each gives its newest, in one order. */
@ApplicationScoped
class TransactionTable {

    private static final String SIDE = """
            (SELECT id, kind, %s AS incoming, amount_micros, created_at, reason, catalog_key, units_ten_thousandths, unit_price_micros
             FROM transfer
             WHERE %s AND kind = ANY ($2) AND created_at <= $3 AND (created_at < $3 OR id > $4)
             ORDER BY created_at DESC, id LIMIT $5::bigint + $6::bigint)""";

    private static final String SPENT = "debit_account_id = $1 AND kind = 'capture'";
    private static final String DEPOSITED =
            "credit_account_id = $1 AND kind IN ('signup', 'grant', 'purchase', 'bonus', 'refund_returned',"
                    + " 'dispute_returned', 'distribution', 'distribution_returned')";
    private static final String WITHDRAWN =
            "debit_account_id = $1 AND kind IN ('refund', 'dispute', 'distribution', 'distribution_returned')";

    private static final String PAGE = "SELECT * FROM (" + SIDE.formatted(false, SPENT) + " UNION ALL "
            + SIDE.formatted(true, DEPOSITED) + " UNION ALL " + SIDE.formatted(false, WITHDRAWN)
            + ") t ORDER BY created_at DESC, id LIMIT $5::bigint OFFSET $6::bigint";

    private static final String COUNT = "SELECT (SELECT count(*) FROM transfer WHERE " + SPENT
            + " AND kind = ANY ($2)) + (SELECT count(*) FROM transfer WHERE " + DEPOSITED
            + " AND kind = ANY ($2)) + (SELECT count(*) FROM transfer WHERE " + WITHDRAWN + " AND kind = ANY ($2))";

    private final Pool pool;

    TransactionTable(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Transaction>> page(UUID account, List<TransactionType> types, Cursor before, int limit, int offset) {
        var parameters = of(account, types)
                .addOffsetDateTime(before.at().atOffset(ZoneOffset.UTC))
                .addUUID(before.id())
                .addLong((long) limit)
                .addLong((long) offset);
        return pool.preparedQuery(PAGE).execute(parameters).map(rows -> {
            var page = new ArrayList<Transaction>(rows.size());
            rows.forEach(row -> page.add(transaction(row)));
            return page;
        });
    }

    Uni<Long> count(UUID account, List<TransactionType> types) {
        return pool.preparedQuery(COUNT)
                .execute(of(account, types))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Tuple of(UUID account, List<TransactionType> types) {
        return Tuple.tuple()
                .addUUID(account)
                .addArrayOfString(types.stream().map(TransactionType::kind).toArray(String[]::new));
    }

    private static Transaction transaction(Row row) {
        var catalogKey = row.getString("catalog_key");
        return new Transaction(
                row.getUUID("id"),
                TransactionType.ofKind(row.getString("kind")),
                row.getBoolean("incoming"),
                Money.ofMicros(row.getLong("amount_micros")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("reason"),
                catalogKey == null
                        ? null
                        : new Charge(
                                catalogKey,
                                new Units(row.getLong("units_ten_thousandths")),
                                Money.ofMicros(row.getLong("unit_price_micros"))));
    }
}
