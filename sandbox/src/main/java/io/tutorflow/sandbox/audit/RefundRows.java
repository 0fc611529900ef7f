package io.tutorflow.sandbox.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What billing-service has of money that went back. */
final class RefundRows {

    private static final String REFUNDS = """
            SELECT r.id, r.state, r.amount_cents, r.taken_micros, taken.amount_micros, back.amount_micros
            FROM refund r LEFT JOIN transfer taken ON taken.id = r.id AND taken.kind = 'refund'
                          LEFT JOIN transfer back ON back.id = r.id AND back.kind = 'refund_returned'
            ORDER BY r.id""";

    private static final String DISPUTES = "SELECT id, state, amount_cents FROM dispute ORDER BY id";

    /** Accounts off which another sum was taken, bonus included, than refunds and disputes say. */
    private static final String OTHER_SUMS = """
            WITH said AS (
                SELECT account_id, sum(taken) AS micros FROM (
                    SELECT account_id, taken_micros AS taken FROM refund WHERE state <> 'failed'
                    UNION ALL SELECT account_id, taken_micros FROM dispute WHERE state <> 'won') s
                GROUP BY account_id
            ), moved AS (
                SELECT account_id, sum(micros) AS micros FROM (
                    SELECT debit_account_id AS account_id, amount_micros AS micros FROM transfer
                    WHERE kind IN ('refund', 'dispute')
                    UNION ALL SELECT credit_account_id, -amount_micros FROM transfer
                    WHERE kind IN ('refund_returned', 'dispute_returned')) m
                GROUP BY account_id
            )
            SELECT account_id FROM said FULL JOIN moved USING (account_id)
            WHERE coalesce(said.micros, 0) <> coalesce(moved.micros, 0)""";

    private static final String INTENTS = "SELECT payment_intent_id FROM payment WHERE payment_intent_id IS NOT NULL";

    private RefundRows() {}

    static List<RefundRow> refunds(Connection billing) throws SQLException {
        var refunds = new ArrayList<RefundRow>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(REFUNDS)) {
            while (rows.next()) {
                refunds.add(new RefundRow(
                        rows.getObject(1, UUID.class),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getObject(5, Long.class),
                        rows.getObject(6, Long.class)));
            }
        }
        return refunds;
    }

    static List<DisputeRow> disputes(Connection billing) throws SQLException {
        var disputes = new ArrayList<DisputeRow>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(DISPUTES)) {
            while (rows.next()) {
                disputes.add(new DisputeRow(rows.getString(1), rows.getString(2), rows.getLong(3)));
            }
        }
        return disputes;
    }

    static Set<String> accountsWithOtherSums(Connection billing) throws SQLException {
        return strings(billing, OTHER_SUMS);
    }

    /** Of payments of ours: what else Stripe has is somebody else's. */
    static Set<String> intents(Connection billing) throws SQLException {
        return strings(billing, INTENTS);
    }

    private static Set<String> strings(Connection billing, String sql) throws SQLException {
        var found = new HashSet<String>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
