package io.tutorflow.sandbox.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records of usage-service. */
final class UsageRows extends Rows<UsageRow> {

    private static final String ALL = """
            SELECT id, tombstone, account_id, coalesce(wallet_id, account_id), billing_source, billing_status, hold_micros, billable_micros,
                   unit_price_micros, units_ten_thousandths, snapshot
            FROM usage_record %s ORDER BY id""";

    private final PreparedStatement statement;
    private final ResultSet rows;

    private UsageRows(PreparedStatement statement) throws SQLException {
        super(UsageRow::id);
        this.statement = statement;
        statement.setFetchSize(FETCH_SIZE);
        this.rows = statement.executeQuery();
        advance();
    }

    static UsageRows all(Connection usage) throws SQLException {
        return new UsageRows(usage.prepareStatement(ALL.formatted("")));
    }

    static UsageRows some(Connection usage, List<UUID> ids) throws SQLException {
        var statement = usage.prepareStatement(ALL.formatted("WHERE id = ANY (?)"));
        statement.setArray(1, usage.createArrayOf("uuid", ids(ids)));
        return new UsageRows(statement);
    }

    @Override
    @Nullable
    UsageRow read() throws SQLException {
        return rows.next()
                ? new UsageRow(
                        rows.getObject(1, UUID.class),
                        rows.getBoolean(2),
                        rows.getObject(3, UUID.class),
                        rows.getObject(4, UUID.class),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getLong(7),
                        rows.getLong(8),
                        rows.getLong(9),
                        rows.getLong(10),
                        rows.getString(11))
                : null;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
