package io.tutorflow.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Checks each wallet's totals against its transfers and open holds, at one moment. */
final class WalletCheck {

    /**
     * A transfer that moves a wallet's credits has a number on it, whatever its kind. A student's wallet is opened to
     * receive tokens from the organization, so it counts as funded from the start.
     */
    private static final String TOTALS = """
            WITH given AS (
                SELECT credit_account_id AS account_id, sum(promo_micros) AS promo, sum(purchased_micros) AS purchased,
                       sum(line_micros) AS line, bool_or(kind <> 'signup') AS funds
                FROM transfer WHERE credit_seq IS NOT NULL
                GROUP BY credit_account_id
            ), spent AS (
                SELECT debit_account_id AS account_id, sum(promo_micros) AS promo, sum(purchased_micros) AS purchased,
                       sum(line_micros) AS line
                FROM transfer WHERE debit_seq IS NOT NULL
                GROUP BY debit_account_id
            ), open AS (
                SELECT account_id, sum(amount_micros) AS held FROM open_hold GROUP BY account_id
            ), agreed AS (
                SELECT DISTINCT ON (account_id) account_id, line_micros FROM credit_line
                ORDER BY account_id, agreed_at DESC
            ), newest_mode AS (
                SELECT DISTINCT ON (account_id) account_id, metered FROM billing_mode
                ORDER BY account_id, since DESC
            ), newest_freeze AS (
                SELECT DISTINCT ON (account_id) account_id, frozen FROM line_freeze
                ORDER BY account_id, changed_at DESC
            ), highest AS (
                SELECT account_id, max(below_micros) FILTER (WHERE basis = 'free') AS free,
                       max(below_micros) FILTER (WHERE basis = 'posted') AS posted,
                       max((basis = 'refusals')::integer) AS refusals
                FROM balance_watch GROUP BY account_id
            ), owner AS (
                SELECT id AS account_id, false AS student FROM workspace
                UNION ALL SELECT id, false FROM organization
                UNION ALL SELECT account_id, true FROM student
            )
            SELECT account_id, wallet.account_id IS NOT NULL AS is_there, owner.account_id IS NOT NULL AS is_owned,
                   coalesce(wallet.promo_micros, 0), coalesce(given.promo, 0) - coalesce(spent.promo, 0),
                   coalesce(wallet.purchased_micros, 0), coalesce(given.purchased, 0) - coalesce(spent.purchased, 0),
                   coalesce(wallet.line_micros, 0), coalesce(spent.line, 0) - coalesce(given.line, 0),
                   coalesce(wallet.held_micros, 0), coalesce(open.held, 0),
                   coalesce(wallet.credit_line_micros, 0), coalesce(agreed.line_micros, 0),
                   coalesce(wallet.overdraft_micros, 0),
                   greatest(0, wallet.held_micros - CASE WHEN wallet.metered
                       THEN least(0, wallet.promo_micros + wallet.purchased_micros)
                       ELSE wallet.promo_micros + wallet.purchased_micros END - CASE
                       WHEN wallet.line_frozen THEN 0 ELSE greatest(0, wallet.credit_line_micros - wallet.line_micros) END),
                   coalesce(wallet.line_frozen, false)::integer, coalesce(newest_freeze.frozen, false)::integer,
                   coalesce(wallet.metered, false)::integer, coalesce(newest_mode.metered, false)::integer,
                   coalesce(watch.below_micros, 0),
                   CASE WHEN reload.enabled THEN reload.threshold_cents * 10000 ELSE 0 END,
                   coalesce(wallet.free_tripwire_micros, 0), coalesce(highest.free, 0),
                   coalesce(wallet.posted_tripwire_micros, 0), coalesce(highest.posted, 0),
                   wallet.refusals_watched::integer, coalesce(highest.refusals, 0),
                   coalesce(wallet.funded, false) AS funded,
                   coalesce(given.funds, false) OR coalesce(owner.student, false) AS is_funded
            FROM wallet FULL JOIN given USING (account_id) FULL JOIN spent USING (account_id)
                 FULL JOIN open USING (account_id) FULL JOIN agreed USING (account_id)
                 FULL JOIN newest_freeze USING (account_id) FULL JOIN newest_mode USING (account_id)
                 FULL JOIN owner USING (account_id) LEFT JOIN auto_reload reload USING (account_id)
                 LEFT JOIN highest USING (account_id)
                 LEFT JOIN (SELECT account_id, below_micros FROM balance_watch
                            WHERE (follower, basis, is_level) = ('reload', 'free', true)) watch USING (account_id)""";

    private static final int FIRST_PART = 4;

    private static final List<String> PARTS = List.of(
            "promotional",
            "purchased",
            "line",
            "held",
            "credit line",
            "overdraft",
            "freezing of the line",
            "metering of usage",
            "auto-reload's threshold",
            "highest threshold of free credits",
            "highest threshold of credits",
            "watch of refusals");

    private final Differing differing = new Differing(Rule.WALLET_TOTALS);
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
        return differing.all();
    }

    long wallets() {
        return wallets;
    }

    private void compare(ResultSet row) throws SQLException {
        wallets++;
        var wallet = "wallet " + row.getString(1);
        differing.demand(wallet, row.getBoolean("is_there"), "there are transfers but no wallet");
        differing.demand(wallet, row.getBoolean("is_owned"), "belongs to no workspace, organization or student");
        differing.demandEqual(wallet, "funded", row.getBoolean("funded"), "its transfers", row.getBoolean("is_funded"));
        for (int part = 0; part < PARTS.size(); part++) {
            differing.demandMicros(
                    wallet,
                    PARTS.get(part) + " is",
                    row.getLong(FIRST_PART + 2 * part),
                    "its rows add up to",
                    row.getLong(FIRST_PART + 1 + 2 * part));
        }
    }
}
