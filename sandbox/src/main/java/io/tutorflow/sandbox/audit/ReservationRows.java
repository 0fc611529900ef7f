package io.tutorflow.sandbox.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reservations of budget-service, each with how it ended. */
final class ReservationRows extends Rows<ReservationRow> {

    private static final String ALL = """
            SELECT r.id, r.organization_id, r.source, r.amount_micros, s.amount_micros, f.reservation_id IS NOT NULL,
                   o.id IS NOT NULL
            FROM reservation r
                 LEFT JOIN entry s ON s.reservation_id = r.id AND s.kind = 'spent'
                 LEFT JOIN entry f ON f.reservation_id = r.id AND f.kind = 'released'
                 LEFT JOIN open_reservation o ON o.id = r.id
            %s ORDER BY r.id""";

    private final PreparedStatement statement;
    private final ResultSet rows;

    private ReservationRows(PreparedStatement statement) throws SQLException {
        super(ReservationRow::id);
        this.statement = statement;
        statement.setFetchSize(FETCH_SIZE);
        this.rows = statement.executeQuery();
        advance();
    }

    static ReservationRows all(Connection budget) throws SQLException {
        return new ReservationRows(budget.prepareStatement(ALL.formatted("")));
    }

    static ReservationRows some(Connection budget, List<UUID> ids) throws SQLException {
        var statement = budget.prepareStatement(ALL.formatted("WHERE r.id = ANY (?)"));
        statement.setArray(1, budget.createArrayOf("uuid", ids(ids)));
        return new ReservationRows(statement);
    }

    @Override
    @Nullable
    ReservationRow read() throws SQLException {
        return rows.next()
                ? new ReservationRow(
                        rows.getObject(1, UUID.class),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getLong(4),
                        rows.getObject(5, Long.class),
                        rows.getBoolean(6),
                        rows.getBoolean(7))
                : null;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
