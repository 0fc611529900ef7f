package io.tutorflow.audit;

import io.tutorflow.audit.PaymentRow.Credit;
import io.tutorflow.audit.RefundRow.Moved;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Billing-service's refunds and disputes.
 *
 * @param orphans transfers that belong to none of them
 */
record RefundRows(List<RefundRow> refunds, List<DisputeRow> disputes, Collection<Credit> orphans) {

    private static final String REFUNDS = """
            SELECT r.id, r.account_id, p.account_id, r.state, r.refund_id, r.requested_by, r.amount_cents, r.taken_micros,
                   r.created_at
            FROM refund r LEFT JOIN payment p ON p.id = r.payment_id AND p.state = 'paid' ORDER BY r.id""";

    private static final String DISPUTES = """
            SELECT d.id, d.account_id, coalesce(p.account_id, i.account_id, m.account_id),
                   coalesce(p.payment_intent_id, s.payment_intent_id, m.payment_intent_id),
                   d.state, d.amount_cents, d.taken_micros
            FROM dispute d LEFT JOIN payment p ON p.id = d.payment_id AND p.state = 'paid'
                LEFT JOIN stripe_invoice s ON s.invoice_id = d.invoice_id AND s.status = 'paid'
                LEFT JOIN invoice i ON i.id = s.invoice_id
                LEFT JOIN metered_invoice m ON m.id = d.metered_invoice_id AND m.status = 'paid'
            ORDER BY d.id""";

    private static final String PURCHASES = "SELECT payment_intent_id FROM payment WHERE payment_intent_id IS NOT NULL";

    private static final String INVOICES = """
            SELECT payment_intent_id FROM stripe_invoice WHERE status = 'paid' AND payment_intent_id IS NOT NULL
            UNION ALL
            SELECT payment_intent_id FROM metered_invoice WHERE status = 'paid' AND payment_intent_id IS NOT NULL""";

    static RefundRows of(Connection billing) throws SQLException {
        var refunded = Pair.of(billing, "refund");
        var disputed = Pair.of(billing, "dispute");
        var refunds = refunds(billing, refunded);
        var disputes = disputes(billing, disputed);
        var orphans = Stream.of(refunded, disputed).flatMap(Pair::rest).toList();
        return new RefundRows(refunds, disputes, orphans);
    }

    /** Of our payments; others at Stripe are not ours. */
    static Set<String> purchases(Connection billing) throws SQLException {
        return intents(billing, PURCHASES);
    }

    /** What Stripe has charged for invoices: credits were not bought, and banks dispute it all the same. */
    static Set<String> invoices(Connection billing) throws SQLException {
        return intents(billing, INVOICES);
    }

    private static Set<String> intents(Connection billing, String sql) throws SQLException {
        var found = new HashSet<String>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static List<RefundRow> refunds(Connection billing, Pair transfers) throws SQLException {
        var refunds = new ArrayList<RefundRow>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(REFUNDS)) {
            while (rows.next()) {
                refunds.add(refund(rows, transfers));
            }
        }
        return refunds;
    }

    private static RefundRow refund(ResultSet row, Pair transfers) throws SQLException {
        var id = row.getObject(1, UUID.class);
        return new RefundRow(
                id,
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                transfers.take(id));
    }

    private static List<DisputeRow> disputes(Connection billing, Pair transfers) throws SQLException {
        var disputes = new ArrayList<DisputeRow>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(DISPUTES)) {
            while (rows.next()) {
                var id = rows.getString(1);
                disputes.add(new DisputeRow(
                        id,
                        rows.getObject(2, UUID.class),
                        rows.getObject(3, UUID.class),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getLong(6),
                        rows.getLong(7),
                        transfers.take(NamedId.ofPart("frozen", id)),
                        transfers.take(NamedId.ofPart("lost", id))));
            }
        }
        return disputes;
    }

    /** Transfers that take credits, and those that return them. */
    private record Pair(Credits taken, Credits returned) {

        static Pair of(Connection billing, String kind) throws SQLException {
            return new Pair(Credits.taken(billing, kind), Credits.given(billing, kind + "_returned"));
        }

        Moved take(UUID id) {
            var rest = NamedId.ofPart("rest", id);
            return new Moved(taken.take(id), taken.take(rest), returned.take(id), returned.take(rest));
        }

        Stream<Credit> rest() {
            return Stream.concat(taken.rest().stream(), returned.rest().stream());
        }
    }
}
