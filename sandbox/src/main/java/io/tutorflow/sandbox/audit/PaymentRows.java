package io.tutorflow.sandbox.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The payments of billing-service, with what its ledger has of them. */
final class PaymentRows {

    private static final String ALL = """
            SELECT id, p.state, coalesce(p.amount_cents, 0), coalesce(p.bonus_micros, 0), p.payment_intent_id,
                   t.amount_micros, coalesce(p.account_id = t.credit_account_id, true)
            FROM payment p FULL JOIN (
                SELECT id, amount_micros, credit_account_id FROM transfer WHERE kind = 'purchase') t USING (id)
            ORDER BY id""";

    private static final String BONUSES = "SELECT id, amount_micros FROM transfer WHERE kind = 'bonus'";

    private PaymentRows() {}

    static List<PaymentRow> all(Connection billing) throws SQLException {
        var bonuses = bonuses(billing);
        var payments = new ArrayList<PaymentRow>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                payments.add(payment(rows, bonuses));
            }
        }
        return payments;
    }

    private static PaymentRow payment(ResultSet row, Map<UUID, Long> bonuses) throws SQLException {
        var id = row.getObject(1, UUID.class);
        return new PaymentRow(
                id,
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getObject(6, Long.class),
                bonuses.getOrDefault(UUID.nameUUIDFromBytes(("bonus:" + id).getBytes(UTF_8)), 0L),
                row.getBoolean(7));
    }

    private static Map<UUID, Long> bonuses(Connection billing) throws SQLException {
        var bonuses = new HashMap<UUID, Long>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(BONUSES)) {
            while (rows.next()) {
                bonuses.put(rows.getObject(1, UUID.class), rows.getLong(2));
            }
        }
        return bonuses;
    }
}
