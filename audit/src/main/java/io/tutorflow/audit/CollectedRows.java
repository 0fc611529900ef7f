package io.tutorflow.audit;

import io.tutorflow.audit.CollectedRow.Customer;
import io.tutorflow.audit.CollectedRow.Document;
import io.tutorflow.audit.CollectedRow.Said;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The invoices of billing-service that Stripe collects, each with the document and its lines. */
final class CollectedRows {

    private static final String ALL = """
            SELECT s.*, #number AS number_text, i.state, i.ended_by, i.due_micros, i.tax_micros, i.tax_millionths,
                   i.opened_at, i.reopened AS reopened_now, c.customer_id, c.created_at AS customer_since,
                   (SELECT min(t.debit_account_id::text) FROM transfer t
                    WHERE t.id = #paid AND t.debit_account_id = ANY (#cash))::uuid AS cash,
                   (SELECT coalesce(sum(n.total_micros), 0) FROM credit_note n WHERE n.invoice_id = i.id
                        AND n.settlement = 'money_back' AND n.created_at > i.ended_at)::bigint AS credited_micros,
                   EXISTS (SELECT FROM due_work w WHERE w.job = 'stripe-invoices' AND w.id = s.invoice_id
                           AND w.parked_at IS NULL) AS is_due,
                   EXISTS (SELECT FROM due_work w WHERE w.job = 'stripe-invoices' AND w.id = s.invoice_id
                           AND w.parked_at IS NOT NULL) AS is_parked
            FROM stripe_invoice s
                LEFT JOIN invoice i ON i.id = s.invoice_id AND i.number IS NOT NULL
                LEFT JOIN stripe_customer c ON c.account_id = i.account_id
            ORDER BY s.invoice_id""".replace("#number", InvoiceStateRules.NUMBER)
            .replace("#paid", NamedId.sql("invoice", "concat_ws(':', s.invoice_id, nullif(s.reopened, 0))"))
            .replace("#cash", HouseAccount.array(HouseAccount.CASH));

    private static final String LINES = """
            SELECT invoice_id, type, month, catalog_key, amount_micros, line_micros
            FROM invoice_line WHERE invoice_id IN (SELECT invoice_id FROM stripe_invoice) ORDER BY invoice_id, line_no""";

    private CollectedRows() {}

    static List<CollectedRow> all(Connection billing) throws SQLException {
        var parts = parts(billing);
        var found = new ArrayList<CollectedRow>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                found.add(row(rows, parts));
            }
        }
        return found;
    }

    private static Map<UUID, DueParts> parts(Connection billing) throws SQLException {
        var parts = new HashMap<UUID, DueParts>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(LINES)) {
            while (rows.next()) {
                parts.computeIfAbsent(rows.getObject(1, UUID.class), invoice -> new DueParts())
                        .add(new DueParts.Line(
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getLong(5),
                                rows.getLong(6)));
            }
        }
        return parts;
    }

    private static CollectedRow row(ResultSet row, Map<UUID, DueParts> parts) throws SQLException {
        var invoice = row.getObject("invoice_id", UUID.class);
        var id = row.getString("stripe_id");
        return new CollectedRow(
                invoice,
                row.getString("state") == null ? null : document(row, parts.getOrDefault(invoice, new DueParts())),
                row.getInt("reopened"),
                row.getString("collection"),
                row.getString("payment_method_id"),
                time(row, "requested_at"),
                id == null ? null : new Said(id, row.getString("status"), row.getString("payment_intent_id")),
                row.getBoolean("finalizing"),
                row.getBoolean("is_due"),
                row.getBoolean("is_parked"));
    }

    private static Document document(ResultSet row, DueParts parts) throws SQLException {
        return new Document(
                row.getString("number_text"),
                row.getString("state"),
                row.getString("ended_by"),
                row.getLong("due_micros"),
                row.getLong("tax_micros"),
                row.getLong("tax_millionths"),
                time(row, "opened_at"),
                row.getInt("reopened_now"),
                customer(row),
                row.getObject("cash", UUID.class),
                row.getLong("credited_micros"),
                parts.byName());
    }

    private static @Nullable Customer customer(ResultSet row) throws SQLException {
        var id = row.getString("customer_id");
        return id == null ? null : new Customer(id, time(row, "customer_since"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }
}
