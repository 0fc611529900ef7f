package io.tutorflow.sandbox.audit;

import io.tutorflow.money.Money;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether each wallet's totals are what its transfers and open holds add up to, at one moment. */
final class WalletCheck {

    private static final String TOTALS = """
            WITH given AS (
                SELECT credit_account_id AS account_id, sum(promo_micros) AS promo, sum(purchased_micros) AS purchased
                FROM transfer
                WHERE kind IN ('signup', 'grant', 'purchase', 'bonus', 'refund_returned', 'dispute_returned',
                               'distribution', 'distribution_returned')
                GROUP BY credit_account_id
            ), spent AS (
                SELECT debit_account_id AS account_id, sum(promo_micros) AS promo, sum(purchased_micros) AS purchased,
                       sum(line_micros) AS line
                FROM transfer WHERE kind IN ('capture', 'refund', 'dispute', 'distribution', 'distribution_returned') GROUP BY debit_account_id
            ), open AS (
                SELECT account_id, sum(amount_micros) AS held FROM open_hold GROUP BY account_id
            )
            SELECT account_id, wallet.account_id IS NOT NULL,
                   coalesce(wallet.promo_micros, 0), coalesce(given.promo, 0) - coalesce(spent.promo, 0),
                   coalesce(wallet.purchased_micros, 0), coalesce(given.purchased, 0) - coalesce(spent.purchased, 0),
                   coalesce(wallet.line_micros, 0), coalesce(spent.line, 0),
                   coalesce(wallet.held_micros, 0), coalesce(open.held, 0)
            FROM wallet FULL JOIN given USING (account_id) FULL JOIN spent USING (account_id)
                 FULL JOIN open USING (account_id)""";

    private static final List<String> PARTS = List.of("promotional", "purchased", "line", "held");

    private final List<Difference> differences = new ArrayList<>();
    private long wallets;

    private WalletCheck() {}

    static WalletCheck of(Connection billing) throws SQLException {
        var check = new WalletCheck();
        try (var statement = billing.prepareStatement(TOTALS)) {
            statement.setFetchSize(Rows.FETCH_SIZE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    check.compare(rows);
                }
            }
        }
        return check;
    }

    List<Difference> differences() {
        return differences;
    }

    long wallets() {
        return wallets;
    }

    private void compare(ResultSet row) throws SQLException {
        wallets++;
        var wallet = "wallet " + row.getString(1);
        if (!row.getBoolean(2)) {
            differences.add(new Difference(wallet, "there are transfers but no wallet"));
        }
        for (int part = 0; part < PARTS.size(); part++) {
            long total = row.getLong(3 + 2 * part);
            long sum = row.getLong(4 + 2 * part);
            if (total != sum) {
                differences.add(new Difference(
                        wallet, PARTS.get(part) + " is " + usd(total) + ", its rows add up to " + usd(sum)));
            }
        }
    }

    private static String usd(long micros) {
        return "$" + Money.ofMicros(micros).usd().toPlainString();
    }
}
