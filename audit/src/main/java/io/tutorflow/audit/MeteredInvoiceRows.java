package io.tutorflow.audit;

import io.tutorflow.audit.MeteredInvoiceRow.Line;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stripe's invoices of subscriptions as billing-service has them, each with its lines. */
final class MeteredInvoiceRows {

    private static final String ALL = """
            SELECT m.*, c.customer_id,
                   (SELECT t.debit_account_id FROM transfer t WHERE t.id = m.id AND t.kind = 'line_cleared') AS cash,
                   EXISTS (SELECT FROM due_work w WHERE w.job = 'metered-settlements' AND w.id = m.id) AS is_due,
                   (SELECT w.error FROM due_work w WHERE w.job = 'metered-settlements' AND w.id = m.id AND w.parked_at IS NOT NULL)
                       AS parked
            FROM metered_invoice m LEFT JOIN stripe_customer c ON c.account_id = m.account_id
            ORDER BY m.id""";

    private static final String LINES = """
            SELECT invoice_id, event_name, period_from, period_to, value, cents FROM metered_invoice_line
            ORDER BY invoice_id, line_no""";

    private static final String CUSTOMERS =
            "SELECT customer_id, account_id FROM stripe_customer JOIN metered_account USING (account_id)";

    private MeteredInvoiceRows() {}

    static List<MeteredInvoiceRow> all(Connection billing) throws SQLException {
        var lines = lines(billing);
        var found = new ArrayList<MeteredInvoiceRow>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                found.add(row(rows, lines));
            }
        }
        return found;
    }

    /** Of accounts that are metered, or once were, with these. */
    static Map<String, UUID> customers(Connection billing) throws SQLException {
        var found = new HashMap<String, UUID>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(CUSTOMERS)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getObject(2, UUID.class));
            }
        }
        return found;
    }

    private static Map<UUID, List<Line>> lines(Connection billing) throws SQLException {
        var found = new HashMap<UUID, List<Line>>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(LINES)) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getObject(1, UUID.class), invoice -> new ArrayList<>())
                        .add(new Line(
                                rows.getString(2), time(rows, 3), time(rows, 4), rows.getLong(5), rows.getLong(6)));
            }
        }
        return found;
    }

    private static MeteredInvoiceRow row(ResultSet row, Map<UUID, List<Line>> lines) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var periodEnd = row.getObject("period_end", OffsetDateTime.class);
        return new MeteredInvoiceRow(
                id,
                row.getString("stripe_id"),
                row.getString("customer_id"),
                row.getString("status"),
                row.getString("number"),
                row.getLong("total_cents"),
                row.getLong("tax_micros"),
                periodEnd == null ? null : periodEnd.toInstant(),
                row.getObject("settled_at") != null,
                row.getObject("cleared_by") != null,
                row.getObject("cash", UUID.class),
                row.getBoolean("is_due"),
                row.getString("parked"),
                lines.getOrDefault(id, List.of()));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
