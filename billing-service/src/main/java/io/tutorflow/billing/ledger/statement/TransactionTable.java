package io.tutorflow.billing.ledger.statement;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.statement.Transaction.Charge;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the ledger by what went out of an account and what came in: each gives its newest, in the one order of their
 * numbers. Charges are many: who does not ask for them does not read past them.
 */
@ApplicationScoped
class TransactionTable {

    private static final String OUT = "debit_account_id = $1 AND debit_seq IS NOT NULL";
    private static final String IN = "credit_account_id = $1 AND credit_seq IS NOT NULL";
    private static final String NO_CHARGES = " AND catalog_key IS NULL";

    private static final String COLUMNS =
            "id, kind, amount_micros, created_at, reason, catalog_key, units_ten_thousandths, unit_price_micros,"
                    + " title";

    private static final String PAGE = """
            SELECT * FROM (
                (SELECT debit_seq AS seq, false AS incoming, %1$s FROM transfer
                 WHERE %2$s AND debit_seq < $5 AND debit_seq >= $8 AND kind = ANY ($2) AND created_at >= $3 AND created_at < $4
                 ORDER BY debit_seq DESC LIMIT $6::bigint + $7::bigint)
                UNION ALL
                (SELECT credit_seq, true, %1$s FROM transfer
                 WHERE %3$s AND credit_seq < $5 AND credit_seq >= $8 AND kind = ANY ($2) AND created_at >= $3 AND created_at < $4
                 ORDER BY credit_seq DESC LIMIT $6::bigint + $7::bigint)) t
            ORDER BY seq DESC LIMIT $6::bigint OFFSET $7::bigint""";

    private static final String EXTENT = """
            SELECT count(*), min(seq), max(seq) FROM (
                SELECT debit_seq AS seq FROM transfer
                WHERE %s AND kind = ANY ($2) AND created_at >= $3 AND created_at < $4
                UNION ALL
                SELECT credit_seq FROM transfer
                WHERE %s AND kind = ANY ($2) AND created_at >= $3 AND created_at < $4) t""";

    /** Whatever has a number is shown, and no number is left out. */
    private static final String WHOLE_EXTENT = "SELECT seq, 1::bigint, seq FROM wallet WHERE account_id = $1";

    private static final String PAGE_OF_ALL = PAGE.formatted(COLUMNS, OUT, IN);
    private static final String PAGE_WITHOUT_CHARGES = PAGE.formatted(COLUMNS, OUT + NO_CHARGES, IN);
    private static final String EXTENT_OF_ALL = EXTENT.formatted(OUT, IN);
    private static final String EXTENT_WITHOUT_CHARGES = EXTENT.formatted(OUT + NO_CHARGES, IN);

    private final Pool pool;

    TransactionTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param within all of them; more, if it is not known
     * @param after the place that all of them come after, and are older than
     */
    Uni<List<Transaction>> page(TransactionFilter filter, Extent within, Place after, int limit, int offset) {
        var parameters = of(filter)
                .addLong(within.after(after).number())
                .addLong((long) limit)
                .addLong((long) offset)
                .addLong(within.lowest());
        return pool.preparedQuery(filter.hasCharges() ? PAGE_OF_ALL : PAGE_WITHOUT_CHARGES)
                .execute(parameters)
                .map(rows -> {
                    var page = new ArrayList<Transaction>(rows.size());
                    rows.forEach(row -> page.add(transaction(row)));
                    return page;
                });
    }

    Uni<Extent> extent(TransactionFilter filter) {
        var asked = filter.isOpen()
                ? pool.preparedQuery(WHOLE_EXTENT).execute(Tuple.of(filter.account()))
                : pool.preparedQuery(filter.hasCharges() ? EXTENT_OF_ALL : EXTENT_WITHOUT_CHARGES)
                        .execute(of(filter));
        return asked.map(TransactionTable::extent);
    }

    private static Extent extent(RowSet<Row> rows) {
        if (rows.rowCount() == 0) {
            return Extent.NOTHING;
        }
        var row = rows.iterator().next();
        long total = row.getLong(0);
        return total == 0 ? Extent.NOTHING : new Extent(total, row.getLong(1), row.getLong(2));
    }

    private static Tuple of(TransactionFilter filter) {
        return Tuple.tuple()
                .addUUID(filter.account())
                .addArrayOfString(
                        filter.kinds().stream().map(TransferKind::text).toArray(String[]::new))
                .addOffsetDateTime(Columns.utc(filter.period().from()))
                .addOffsetDateTime(Columns.utc(filter.period().to()));
    }

    private static Transaction transaction(Row row) {
        var catalogKey = row.getString("catalog_key");
        return new Transaction(
                row.getUUID("id"),
                row.getLong("seq"),
                TransferKind.of(row.getString("kind")),
                row.getBoolean("incoming"),
                Money.ofMicros(row.getLong("amount_micros")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("reason"),
                catalogKey == null
                        ? null
                        : new Charge(
                                catalogKey,
                                new Units(row.getLong("units_ten_thousandths")),
                                Money.ofMicros(row.getLong("unit_price_micros")),
                                row.getString("title")));
    }
}
