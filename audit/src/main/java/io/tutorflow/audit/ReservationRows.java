package io.tutorflow.audit;

import io.tutorflow.audit.ReservationRow.Budget;
import io.tutorflow.audit.ReservationRow.End;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reservations of budget-service, with their ends. */
final class ReservationRows extends Rows<ReservationRow> {

    private static final String ALL = """
            SELECT r.id, r.organization_id, r.teacher_id, r.role, r.activity, r.source, r.amount_micros, r.budget_id,
                   b.organization_id AS budget_organization, b.teacher_id AS budget_teacher,
                   r.allowance_start IS NULL
                       OR coalesce(r.reserved_at >= a.period_start AND r.reserved_at < a.resets_at, false) AS in_month,
                   s.amount_micros AS spent, coalesce(s.late, false) AS late, f.reservation_id IS NOT NULL AS released,
                   o.id IS NOT NULL AS open
            FROM reservation r
                 LEFT JOIN budget b ON b.id = r.budget_id
                 LEFT JOIN allowance a ON a.organization_id = r.organization_id AND a.period_start = r.allowance_start
                 LEFT JOIN entry s ON s.reservation_id = r.id AND s.kind = 'spent'
                 LEFT JOIN entry f ON f.reservation_id = r.id AND f.kind = 'released'
                 LEFT JOIN open_reservation o ON o.id = r.id
            %s ORDER BY r.id""";

    private ReservationRows(PreparedStatement statement) throws SQLException {
        super(ReservationRow::id, statement);
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
        return next()
                ? new ReservationRow(
                        uuid("id"),
                        text("organization_id"),
                        textOrNull("teacher_id"),
                        text("role"),
                        text("activity"),
                        text("source"),
                        micros("amount_micros"),
                        budget(),
                        bool("in_month"),
                        new End(microsOrNull("spent"), bool("late"), bool("released"), bool("open")))
                : null;
    }

    private @Nullable Budget budget() throws SQLException {
        var id = uuidOrNull("budget_id");
        return id == null ? null : new Budget(id, textOrNull("budget_organization"), textOrNull("budget_teacher"));
    }
}
