package io.tutorflow.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks that each paid payment has a receipt, and that receipts are numbered without gaps. */
final class ReceiptCheck {

    private static final String PAID = """
            SELECT id, account_id, amount_cents, bonus_micros, payer,
                   CASE purpose WHEN 'purchase' THEN 'tokens' ELSE 'credits' END AS unit,
                   paid_at::text AS issued_at, 0 AS number, 0 AS place
            FROM payment WHERE state = 'paid' ORDER BY id""";

    private static final String ISSUED = """
            SELECT payment_id AS id, account_id, amount_cents, bonus_micros, payer, unit, issued_at::text AS issued_at,
                   number, row_number() OVER (ORDER BY number) AS place
            FROM receipt ORDER BY payment_id""";

    private static final String LAST = """
            SELECT coalesce(sum(last), 0), (SELECT count(*) FROM receipt) FROM receipt_counter""";

    private ReceiptCheck() {}

    static List<Difference> of(Books books) throws SQLException {
        var differing = new Differing(Rule.RECEIPT);
        try (var paid = new Receipts(books.billing().prepareStatement(PAID));
                var issued = new Receipts(books.billing().prepareStatement(ISSUED))) {
            for (var id = Rows.first(paid, issued); id != null; id = Rows.first(paid, issued)) {
                compare(id, paid.takeIf(id), issued.takeIf(id), differing);
            }
        }
        try (var last = books.billing().prepareStatement(LAST).executeQuery()) {
            last.next();
            differing.demand(
                    "the counter of receipts",
                    last.getLong(1) == last.getLong(2),
                    "is at " + last.getLong(1) + ", and there are " + last.getLong(2));
        }
        return differing.all();
    }

    private static void compare(UUID id, @Nullable Receipt paid, @Nullable Receipt issued, Differing differing) {
        if (issued == null) {
            differing.add("payment " + id, "is paid and has no receipt");
        } else if (paid == null) {
            differing.add("receipt of payment " + id, "is of no paid payment");
        } else {
            differing.demand(
                    "receipt of payment " + id, paid.what().equals(issued.what()), "says something else than it");
            differing.demand(
                    "receipt of payment " + id,
                    issued.number() == issued.place(),
                    "has number " + issued.number() + " in place " + issued.place());
        }
    }

    private record Receipt(UUID id, What what, long number, long place) {}

    private record What(UUID account, long cents, long bonusMicros, String payer, String unit, String issuedAt) {}

    private static final class Receipts extends Rows<Receipt> {

        Receipts(PreparedStatement statement) throws SQLException {
            super(Receipt::id, statement);
        }

        @Override
        @Nullable
        Receipt read() throws SQLException {
            return next()
                    ? new Receipt(
                            uuid("id"),
                            new What(
                                    uuid("account_id"),
                                    micros("amount_cents"),
                                    micros("bonus_micros"),
                                    text("payer"),
                                    text("unit"),
                                    text("issued_at")),
                            micros("number"),
                            micros("place"))
                    : null;
        }
    }
}
