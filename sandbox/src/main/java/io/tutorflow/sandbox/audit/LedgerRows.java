package io.tutorflow.sandbox.audit;

import io.tutorflow.sandbox.audit.LedgerRow.Transfer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What billing-service's ledger has of usage records, all transfers of a record in one row. */
final class LedgerRows extends Rows<LedgerRow> {

    private static final String ALL = """
            SELECT id, t.kind, CASE t.kind WHEN 'void' THEN t.credit_account_id ELSE t.debit_account_id END,
                   t.amount_micros, t.unit_price_micros, t.units_ten_thousandths, o.amount_micros
            FROM (SELECT * FROM transfer WHERE kind IN ('hold', 'capture', 'void')) t FULL JOIN open_hold o USING (id)
            %s ORDER BY id, t.kind""";

    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean onRow;

    private LedgerRows(PreparedStatement statement) throws SQLException {
        super(LedgerRow::id);
        this.statement = statement;
        statement.setFetchSize(FETCH_SIZE);
        this.rows = statement.executeQuery();
        this.onRow = rows.next();
        advance();
    }

    static LedgerRows all(Connection billing) throws SQLException {
        return new LedgerRows(billing.prepareStatement(ALL.formatted("")));
    }

    static LedgerRows some(Connection billing, List<UUID> ids) throws SQLException {
        var statement = billing.prepareStatement(ALL.formatted("WHERE id = ANY (?)"));
        statement.setArray(1, billing.createArrayOf("uuid", ids(ids)));
        return new LedgerRows(statement);
    }

    @Override
    @Nullable
    LedgerRow read() throws SQLException {
        if (!onRow) {
            return null;
        }
        var id = rows.getObject(1, UUID.class);
        var open = rows.getObject(7, Long.class);
        var transfers = new ArrayList<Transfer>();
        while (onRow && id.equals(rows.getObject(1, UUID.class))) {
            if (rows.getString(2) != null) {
                transfers.add(transfer());
            }
            onRow = rows.next();
        }
        return new LedgerRow(id, transfers, open);
    }

    private Transfer transfer() throws SQLException {
        return new Transfer(
                rows.getString(2), rows.getObject(3, UUID.class), rows.getLong(4), rows.getLong(5), rows.getLong(6));
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
