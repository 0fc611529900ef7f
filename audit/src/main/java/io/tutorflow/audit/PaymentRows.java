package io.tutorflow.audit;

import io.tutorflow.audit.PaymentRow.Order;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payments of billing-service, with their transfers. */
final class PaymentRows {

    private static final String ALL = """
            SELECT p.id, p.account_id, o.id IS NOT NULL AS is_school, p.purpose, p.payer, p.amount_cents, p.bonus_micros,
                   p.state, p.payment_intent_id, p.session_id IS NOT NULL AS has_page, p.paid_at
            FROM payment p LEFT JOIN organization o ON o.id = p.account_id ORDER BY p.id""";

    private PaymentRows() {}

    /** Including those that were credited without a payment. */
    static List<PaymentRow> all(Connection billing) throws SQLException {
        var purchases = Credits.given(billing, "purchase");
        var bonuses = Credits.given(billing, "bonus");
        var payments = new ArrayList<PaymentRow>();
        try (var rows = new Orders(billing)) {
            for (var id = rows.currentId(); id != null; id = rows.currentId()) {
                var order = rows.takeIf(id);
                payments.add(payment(id, order == null ? null : order.order(), purchases, bonuses));
            }
        }
        for (var id : new TreeSet<>(purchases.ids())) {
            payments.add(payment(id, null, purchases, bonuses));
        }
        bonuses.rest().forEach(bonus -> payments.add(new PaymentRow(bonus.id(), null, null, bonus)));
        return payments;
    }

    private static PaymentRow payment(UUID id, @Nullable Order order, Credits purchases, Credits bonuses) {
        return new PaymentRow(id, order, purchases.take(id), bonuses.take(NamedId.ofPart("bonus", id)));
    }

    private record Kept(UUID id, Order order) {}

    private static final class Orders extends Rows<Kept> {

        Orders(Connection billing) throws SQLException {
            super(Kept::id, billing.prepareStatement(ALL));
        }

        @Override
        @Nullable
        Kept read() throws SQLException {
            return next()
                    ? new Kept(
                            uuid("id"),
                            new Order(
                                    uuid("account_id"),
                                    bool("is_school"),
                                    text("purpose"),
                                    text("payer"),
                                    micros("amount_cents"),
                                    micros("bonus_micros"),
                                    text("state"),
                                    textOrNull("payment_intent_id"),
                                    bool("has_page"),
                                    timeOrNull("paid_at")))
                    : null;
        }
    }
}
