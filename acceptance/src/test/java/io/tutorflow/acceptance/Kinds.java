package io.tutorflow.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What tells rows of one table apart, so that one of each kind is changed. */
final class Kinds {

    private static final Map<String, String> OF = Map.ofEntries(
            Map.entry("usage.usage_record", """
                    coalesce(t.category, 'tombstone') || ' ' || t.billing_source || ' ' || t.billing_status
                        || CASE t.mode WHEN 'measured' THEN ' measured' ELSE '' END
                        || CASE WHEN t.idempotency_key IS NOT NULL THEN ' keyed' ELSE '' END
                        || CASE WHEN t.wallet_id IS NOT NULL THEN ' student' ELSE '' END || ' '"""),
            Map.entry("billing.transfer", """
                    t.kind || CASE WHEN t.kind IN ('line_cleared', 'line_reopened', 'topup_repaid', 'topup_reopened', 'true_up',
                                'true_up_returned', 'tax', 'tax_returned', 'usage_returned', 'rounding_up', 'rounding_down')
                            THEN concat_ws(' ', '', (SELECT string_agg(h.id::text, ' ') FROM house_account h
                                WHERE h.id::text IN (t.debit_account_id::text, t.credit_account_id::text)),
                                CASE WHEN EXISTS (SELECT FROM transfer b WHERE b.id = t.id AND b.created_at <> t.created_at)
                                    THEN 'taken back' END)
                        WHEN t.line_micros > 0 THEN ' of the line' WHEN t.purchased_micros < 0 THEN ' below zero'
                        WHEN t.kind = 'capture' AND NOT EXISTS (SELECT FROM transfer h WHERE h.id = t.id AND h.kind = 'hold')
                            THEN ' measured' ELSE '' END || CASE WHEN t.metered THEN ' metered' ELSE '' END"""),
            Map.entry("billing.wallet", """
                    CASE WHEN EXISTS (SELECT FROM student s WHERE s.account_id = t.account_id) THEN 'student'
                         WHEN EXISTS (SELECT FROM organization o WHERE o.id = t.account_id) THEN 'school'
                         WHEN t.metered THEN 'metered workspace'
                         WHEN t.credit_line_micros > 0 THEN 'workspace with a line'
                         WHEN EXISTS (SELECT FROM balance_watch b WHERE b.account_id = t.account_id AND b.follower = 'reload')
                             THEN 'workspace that is reloaded' ELSE 'workspace' END"""),
            Map.entry("billing.stripe_invoice", """
                    concat_ws(' ', t.collection, t.status, (SELECT CASE WHEN i.reopened > t.reopened THEN 'reopened since'
                        WHEN i.state = 'paid' AND i.ended_by NOT LIKE 'scheduler %' THEN 'by hand' END
                        FROM invoice i WHERE i.id = t.invoice_id))"""),
            Map.entry("billing.line_freeze", "CASE WHEN t.frozen THEN 'frozen' ELSE 'free' END"),
            Map.entry("billing.invoice", """
                    concat_ws(' ', t.state, CASE WHEN t.ended_by LIKE 'scheduler %' THEN 'by Stripe' END, t.series, CASE WHEN t.closes THEN 'of a month' ELSE 'by hand' END,
                        CASE WHEN t.replaces IS NOT NULL THEN 'replacing' END,
                        CASE WHEN t.metered_micros IS NOT NULL THEN 'metered' END,
                        CASE WHEN t.written_off_at IS NOT NULL THEN 'written off' END,
                        CASE WHEN t.reopened > 0 THEN 'reopened' END,
                        (SELECT CASE sum(n.total_micros) WHEN t.due_micros THEN 'credited as a whole' ELSE 'credited' END
                         FROM credit_note n WHERE n.invoice_id = t.id HAVING count(*) > 0))"""),
            Map.entry("billing.invoice_line", "t.type"),
            Map.entry(
                    "billing.invoice_document",
                    "CASE WHEN t.document_id = t.invoice_id THEN 'invoice' ELSE 'credit note' END"),
            Map.entry("billing.credit_note", "t.settlement"),
            Map.entry(
                    "billing.credit_note_line",
                    "CASE WHEN t.units_ten_thousandths IS NULL THEN 'amount' ELSE 'units' END"),
            Map.entry("billing.invoice_usage", "(SELECT i.state FROM invoice i WHERE i.id = t.invoice_id)"),
            Map.entry("billing.invoice_counter", "t.series"),
            Map.entry("billing.invoicing_account", """
                    CASE WHEN EXISTS (SELECT FROM invoice i WHERE i.account_id = t.account_id AND i.closes
                            AND i.period_to = t.next_month::timestamp AT TIME ZONE 'UTC') THEN 'closed'
                        WHEN t.scan_seq > 0 THEN 'passed' ELSE 'empty' END"""),
            Map.entry("billing.usage_telling", "CASE WHEN t.document_number IS NULL THEN 'void' ELSE 'opened' END"),
            Map.entry("usage.settled_usage", """
                    concat_ws(' ', CASE WHEN t.invoice_id IS NOT NULL THEN 'invoiced' WHEN t.revision > 0 THEN 'released' END,
                        lower(t.meter_status))"""),
            Map.entry("billing.balance_watch", "t.follower"),
            Map.entry(
                    "billing.workspace",
                    "t.origin || CASE t.billing_mode WHEN 'stripe_metered' THEN ' metered' ELSE '' END"),
            Map.entry("billing.open_hold", "CASE WHEN t.metered THEN 'metered' ELSE '' END"),
            Map.entry(
                    "billing.metered_usage",
                    "t.status || CASE WHEN t.settled_by IS NOT NULL THEN ' settled' WHEN t.cleared_by IS NOT NULL THEN ' cleared'"
                            + " WHEN t.invoiced_at IS NOT NULL THEN ' invoiced' ELSE '' END"),
            Map.entry(
                    "billing.metered_invoice",
                    "coalesce(t.status, 'found') || CASE WHEN t.settled_at IS NOT NULL THEN ' settled'"
                            + " WHEN t.cleared_by IS NOT NULL THEN ' cleared' ELSE '' END"),
            Map.entry("billing.billing_mode", "CASE WHEN t.metered THEN 'metered' ELSE 'invoices again' END"),
            Map.entry("billing.payment", "t.purpose || ' ' || t.state"),
            Map.entry("billing.refund", "t.state"),
            Map.entry(
                    "billing.dispute",
                    "t.state || CASE WHEN t.payment_id IS NOT NULL THEN '' ELSE ' of an invoice' END"),
            Map.entry("billing.distribution", "t.recipient || ' ' || t.direction"),
            Map.entry("budget.budget", """
                    CASE WHEN t.exempt THEN 'exempt' WHEN t.period IS NULL THEN 'inherited' ELSE 'own' END
                        || CASE WHEN EXISTS (SELECT FROM increase_request i WHERE i.new_limit_micros IS NOT NULL
                                AND i.teacher_id = t.teacher_id AND i.decided_at = t.changed_at) THEN ' granted'
                            WHEN EXISTS (SELECT FROM budget_raise r
                                WHERE r.budget_id = t.id AND r.created_at = t.changed_at) THEN ' raised'
                            ELSE '' END"""),
            Map.entry("budget.spend", """
                    t.period || CASE WHEN t.reserved_micros > 0 THEN ' reserved' ELSE '' END
                        || CASE WHEN t.raised_micros > 0 THEN ' raised' ELSE '' END"""),
            Map.entry(
                    "budget.increase_request",
                    "CASE WHEN t.extra_micros IS NOT NULL THEN 'extra' WHEN t.new_limit_micros IS NOT NULL THEN 'limit'"
                            + " ELSE t.status END"),
            Map.entry("budget.reservation", """
                    t.source || ' ' || t.role || ' ' || t.activity
                        || CASE WHEN t.budget_id IS NOT NULL THEN ', of a budget' ELSE '' END"""),
            Map.entry("budget.entry", "t.kind"),
            Map.entry("pricing.catalog_price", "t.catalog_key"));

    private static final Pattern ID = Pattern.compile("(?!0{8}-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Kinds() {}

    /** Selects one row of each kind, and its kind. */
    static String rowsOf(AuditedColumn column) {
        var kind = OF.getOrDefault(column.tableName(), "''");
        return "SELECT DISTINCT ON (1) %s, to_jsonb(t)::text FROM %s t %s ORDER BY 1"
                .formatted(kind, column.table(), organizationsThatHavePeriods(column));
    }

    private static String organizationsThatHavePeriods(AuditedColumn column) {
        return column.tableName().equals("billing.organization") ? "WHERE t.generations_per_period > 0" : "";
    }

    /** By what a finding names the row: itself, or whose it is. */
    static Set<String> namesOf(AuditedColumn column, JsonNode row) {
        var names = new LinkedHashSet<String>();
        row.forEach(value -> {
            if (ID.matcher(value.asText()).matches()) {
                names.add(value.asText());
            }
        });
        switch (column.tableName()) {
            case "billing.house_account", "billing.dispute" ->
                names.add(row.path("id").asText());
            case "billing.receipt_counter" -> names.add("the counter of receipts");
            case "billing.invoice_counter" ->
                names.add("the counter of the series " + row.path("series").asText());
            case "pricing.catalog_price" -> names.add(row.path("catalog_key").asText());
            case "pricing.catalog" -> names.add("version " + row.path("version").asText());
            default -> {
                // Named by an id.
            }
        }
        return names;
    }

    /** The row and no other. */
    static String is(JsonNode row) {
        return "to_jsonb(t) = '" + row.toString().replace("'", "''") + "'::jsonb";
    }
}
