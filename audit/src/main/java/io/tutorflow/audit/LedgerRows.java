package io.tutorflow.audit;

import io.tutorflow.audit.LedgerRow.Explained;
import io.tutorflow.audit.LedgerRow.Metered;
import io.tutorflow.audit.LedgerRow.OpenHold;
import io.tutorflow.audit.LedgerRow.Transfer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger's rows of usage records, with all transfers of a record in one row. */
final class LedgerRows extends Rows<LedgerRow> {

    private static final String ALL = """
            SELECT id, t.kind, CASE t.kind WHEN 'void' THEN t.credit_account_id ELSE t.debit_account_id END AS account_id,
                   t.amount_micros, t.late, t.overrun_micros, t.created_at, t.catalog_key, t.unit_price_micros, t.list_unit_price_micros,
                   t.units_ten_thousandths, t.finalized_at, t.recorded_at, t.meter_event_name, t.meter_value, o.account_id AS open_account, o.amount_micros AS open_micros,
                   o.placed_at
            FROM (SELECT * FROM transfer WHERE kind IN ('hold', 'capture', 'void')) t FULL JOIN open_hold o USING (id)
            %s ORDER BY id, t.kind""";

    private boolean onRow;
    private boolean begun;

    private LedgerRows(PreparedStatement statement) throws SQLException {
        super(LedgerRow::id, statement);
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
        if (!begun) {
            begun = true;
            onRow = next();
        }
        if (!onRow) {
            return null;
        }
        var id = uuid("id");
        var open = open();
        var transfers = new ArrayList<Transfer>();
        while (onRow && id.equals(uuid("id"))) {
            if (textOrNull("kind") != null) {
                transfers.add(transfer());
            }
            onRow = next();
        }
        return new LedgerRow(id, transfers, open);
    }

    private @Nullable OpenHold open() throws SQLException {
        var account = uuidOrNull("open_account");
        return account == null ? null : new OpenHold(account, micros("open_micros"), time("placed_at"));
    }

    private @Nullable Metered metered() throws SQLException {
        var name = textOrNull("meter_event_name");
        return name == null ? null : new Metered(name, micros("meter_value"));
    }

    private Transfer transfer() throws SQLException {
        var kind = text("kind");
        return new Transfer(
                kind,
                uuid("account_id"),
                micros("amount_micros"),
                bool("late"),
                micros("overrun_micros"),
                time("created_at"),
                timeOrNull("recorded_at"),
                kind.equals("capture")
                        ? new Explained(
                                textOrNull("catalog_key"),
                                micros("unit_price_micros"),
                                microsOrNull("list_unit_price_micros"),
                                micros("units_ten_thousandths"),
                                timeOrNull("finalized_at"),
                                metered())
                        : null);
    }
}
