package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.acceptance.TamperedBooks.Hand;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody changes who knows the books: several rows, so that they agree with each other.
 *
 * @param named what the audit says of it
 */
record AgreedTampering(String what, String named, List<Hand> hands) {

    private static final String COURSE =
            "(SELECT id FROM usage_record WHERE category = 'course' AND billing_status = 'FINALIZED' AND units_ten_thousandths"
                    + " = 30000 ORDER BY id LIMIT 1)";
    private static final String SNAPSHOT =
            "UPDATE usage_record SET billable_micros = %s, hold_micros = greatest(hold_micros, %<s), %s,"
                    + " snapshot = snapshot || '%s' WHERE id = " + COURSE;

    /** Of what is captured less or more than 3 lessons of $0.05, the wallet has what it should. */
    private static List<Hand> course(TamperedBooks books, String columns, String snapshot, long micros)
            throws Exception {
        var id = one(books, "usage", "SELECT id FROM usage_record WHERE id = " + COURSE);
        var capture =
                "UPDATE transfer SET amount_micros = %d, promo_micros = %d, %s WHERE kind = 'capture' AND id = '%s'"
                        .formatted(micros, micros, columns, id);
        var wallet = ("UPDATE wallet SET promo_micros = promo_micros + 150000 - %d WHERE account_id ="
                        + " (SELECT debit_account_id FROM transfer WHERE kind = 'capture' AND id = '%s')")
                .formatted(micros, id);
        return List.of(
                new Hand("usage", SNAPSHOT.formatted(micros, columns, snapshot)),
                new Hand("billing", wallet),
                new Hand("billing", capture));
    }

    static List<AgreedTampering> all(TamperedBooks books) throws Exception {
        var all = new ArrayList<AgreedTampering>();
        all.add(new AgreedTampering(
                "record, snapshot, capture and wallet at a tenth of the price",
                "its unit price in micro-USD is 5000, course.default in catalogue version 1 says 50000",
                course(books, "unit_price_micros = 5000", "{\"unitPrice\": 0.005, \"amountUsd\": 0.015}", 15_000)));
        all.add(new AgreedTampering(
                "more lessons than were asked for, with their capture and the wallet",
                "bills 6 units, 5 were asked for",
                course(books, "units_ten_thousandths = 60000", "{\"units\": 6, \"amountUsd\": 0.3}", 300_000)));
        all.add(measured(books));
        all.add(bonus(books));
        all.add(swapped(books));
        all.add(handedOn());
        all.add(moved(books));
        all.add(gone(books));
        all.add(planAgain(books));
        all.addAll(DocumentTampering.all(books));
        return all;
    }

    private static AgreedTampering measured(TamperedBooks books) throws Exception {
        var id = one(
                books,
                "usage",
                "SELECT id FROM usage_record WHERE mode = 'measured' AND units_ten_thousandths = 15000"
                        + " AND id NOT IN (SELECT record_id FROM settled_usage WHERE meter_status IS NOT NULL)");
        var is = "kind = 'capture' AND id = '" + id + "'";
        var other = one(
                books,
                "billing",
                "SELECT account_id FROM wallet WHERE line_micros > 0 AND NOT metered"
                        + " AND account_id <> (SELECT debit_account_id FROM transfer WHERE " + is + ")");
        return new AgreedTampering(
                "measured usage captured from another tenant, with both wallets",
                "usage record " + id + ": its capture is of account " + other,
                List.of(
                        new Hand(
                                "billing",
                                "UPDATE wallet SET promo_micros = promo_micros + 225000 WHERE account_id ="
                                        + " (SELECT debit_account_id FROM transfer WHERE " + is + ")"),
                        new Hand(
                                "billing",
                                "UPDATE transfer SET debit_account_id = '" + other
                                        + "', debit_seq = (SELECT seq + 1 FROM wallet WHERE account_id = '" + other
                                        + "'), promo_micros = 0, line_micros = amount_micros WHERE " + is),
                        new Hand(
                                "billing",
                                "UPDATE wallet SET line_micros = line_micros + 225000, seq = seq + 1 WHERE account_id = '"
                                        + other
                                        + "'")));
    }

    private static AgreedTampering bonus(TamperedBooks books) throws Exception {
        var school = one(books, "billing", "SELECT account_id FROM payment WHERE purpose = 'purchase' LIMIT 1");
        return new AgreedTampering(
                "a bonus without its payment, with the wallet",
                "was credited, and there is no payment",
                List.of(
                        new Hand(
                                "billing",
                                "INSERT INTO transfer (id, kind, debit_account_id, credit_account_id, credit_seq,"
                                        + " amount_micros, purchased_micros, created_at, actor)"
                                        + " SELECT gen_random_uuid(), 'bonus', '00000000-0000-0000-0000-000000000002',"
                                        + " account_id, seq + 1, 5000000, 5000000, now(), 'admin' FROM wallet"
                                        + " WHERE account_id = '" + school + "'"),
                        new Hand(
                                "billing",
                                "UPDATE wallet SET purchased_micros = purchased_micros + 5000000, seq = seq + 1, filled_seq = seq + 1"
                                        + " WHERE account_id = '" + school + "'")));
    }

    private static AgreedTampering swapped(TamperedBooks books) throws Exception {
        var grant = one(
                books,
                "billing",
                "SELECT t.id FROM transfer t JOIN wallet w ON w.account_id = t.credit_account_id"
                        + " WHERE t.kind = 'grant' AND w.promo_micros >= t.amount_micros ORDER BY t.amount_micros LIMIT 1");
        return new AgreedTampering(
                "a gift that is purchased, and could be given back, with the wallet",
                "transfer " + grant + ": is a grant of 0 promotional",
                List.of(
                        new Hand(
                                "billing",
                                "UPDATE wallet w SET purchased_micros = w.purchased_micros + t.amount_micros, promo_micros ="
                                        + " w.promo_micros - t.amount_micros FROM transfer t WHERE t.id = '" + grant
                                        + "' AND t.kind = 'grant' AND w.account_id = t.credit_account_id"),
                        new Hand(
                                "billing",
                                "UPDATE transfer SET promo_micros = 0, purchased_micros = amount_micros WHERE id = '"
                                        + grant + "' AND kind = 'grant'")));
    }

    /** A million dollars more than the school had, with both wallets and the distribution. */
    private static AgreedTampering handedOn() {
        var transfer = "FROM transfer t WHERE t.kind = 'distribution'";
        return new AgreedTampering(
                "tokens handed on that were not there",
                "purchased were there",
                List.of(
                        new Hand(
                                "billing",
                                "UPDATE wallet w SET purchased_micros = w.purchased_micros - 1000000000000, overdraft_micros ="
                                        + " greatest(0, 1000000000000 - w.purchased_micros - w.promo_micros"
                                        + " - w.credit_line_micros + w.line_micros + w.held_micros) "
                                        + transfer + " AND w.account_id = t.debit_account_id"),
                        new Hand(
                                "billing",
                                "UPDATE wallet w SET purchased_micros = w.purchased_micros + 1000000000000 " + transfer
                                        + " AND w.account_id = t.credit_account_id"),
                        new Hand(
                                "billing",
                                "UPDATE distribution d SET amount_micros = d.amount_micros + 1000000000000 " + transfer
                                        + " AND d.id = t.id"),
                        new Hand(
                                "billing",
                                "UPDATE transfer SET amount_micros = amount_micros + 1000000000000, purchased_micros ="
                                        + " purchased_micros + 1000000000000 WHERE kind = 'distribution'")));
    }

    /** With what is spent of both. */
    private static AgreedTampering moved(TamperedBooks books) throws Exception {
        var from = one(books, "budget", "SELECT id FROM budget WHERE teacher_id = 'other'");
        var to =
                one(books, "budget", "SELECT id FROM budget WHERE teacher_id = 'teacher' AND limit_micros IS NOT NULL");
        var id = one(books, "budget", "SELECT id FROM reservation WHERE budget_id = '" + from + "'");
        return new AgreedTampering(
                "a reservation that is moved to another budget, with what is spent of both",
                "usage record " + id + ": its reservation is of budget " + to + ", which is not its teacher's",
                List.of(
                        new Hand("budget", "UPDATE reservation SET budget_id = '" + to + "' WHERE id = '" + id + "'"),
                        new Hand(
                                "budget",
                                "UPDATE spend SET spent_micros = spent_micros + CASE budget_id WHEN '" + to
                                        + "' THEN 250000 ELSE -250000 END WHERE budget_id IN ('" + from + "', '" + to
                                        + "')")));
    }

    /** A second allowance in the month of the first one, with the reservation that it covers. */
    private static AgreedTampering planAgain(TamperedBooks books) throws Exception {
        var school = one(books, "budget", "SELECT organization_id FROM allowance");
        var of = " WHERE organization_id = '" + school + "'";
        return new AgreedTampering(
                "a plan that covers its generations once more from the middle of its month on",
                "plans of organization " + school,
                List.of(
                        new Hand("budget", "UPDATE allowance SET generations = used" + of),
                        new Hand(
                                "budget",
                                "INSERT INTO allowance (organization_id, period_start, resets_at, generations, used)"
                                        + " SELECT organization_id, period_start + interval '7 days',"
                                        + " resets_at + interval '7 days', 1, 1 FROM allowance" + of),
                        new Hand(
                                "budget",
                                "INSERT INTO reservation (id, organization_id, role, activity, source, amount_micros,"
                                        + " allowance_start, reserved_at) SELECT gen_random_uuid(), organization_id,"
                                        + " 'org_admin', 'cover_image', 'plan', 0, max(period_start), max(period_start)"
                                        + " FROM allowance" + of + " GROUP BY organization_id"),
                        new Hand(
                                "budget",
                                "INSERT INTO entry (reservation_id, kind, amount_micros, late, created_at) SELECT id,"
                                        + " 'spent', 0, false, reserved_at FROM reservation" + of
                                        + " ORDER BY reserved_at DESC LIMIT 1")));
    }

    private static AgreedTampering gone(TamperedBooks books) throws Exception {
        var id = one(books, "usage", "SELECT id FROM usage_record WHERE id = " + COURSE);
        var wallet = one(
                books, "billing", "SELECT debit_account_id FROM transfer WHERE kind = 'capture' AND id = '" + id + "'");
        return new AgreedTampering(
                "a record that is deleted together with its ledger rows",
                "wallet " + wallet + ": promotional is ",
                List.of(
                        new Hand("billing", "DELETE FROM transfer WHERE id = '" + id + "'"),
                        new Hand("usage", "DELETE FROM usage_record WHERE id = '" + id + "'")));
    }

    static String one(TamperedBooks books, String database, String sql) throws Exception {
        var found = books.rows(database, "SELECT 'one', to_jsonb(x.*)::text FROM (" + sql + ") x");
        assertThat(found).as(sql).isNotEmpty();
        return found.values().iterator().next().elements().next().asText();
    }
}
