package io.tutorflow.acceptance;

import io.tutorflow.acceptance.TamperedBooks.Hand;
import java.util.ArrayList;
import java.util.List;

/** What somebody does to documents who knows the books: usage that is charged to nobody, or twice. */
final class DocumentTampering {

    private static final String LATE =
            "(SELECT id FROM transfer WHERE kind = 'capture' AND units_ten_thousandths = 105500)";

    private static final String BY_HAND = "ended_by NOT LIKE 'scheduler %'";

    private DocumentTampering() {}

    static List<AgreedTampering> all(TamperedBooks books) throws Exception {
        var all = new ArrayList<AgreedTampering>();
        all.add(usageLeftOut(books));
        all.add(lineRaised(books));
        all.add(clearedLess(books));
        all.add(documentDropped(books));
        all.add(onTwoDocuments(books));
        all.add(keptByVoid(books));
        all.add(lateDropped(books));
        all.add(clearedTwice(books));
        return all;
    }

    /** The line and the totals are those of the rest. */
    private static AgreedTampering usageLeftOut(TamperedBooks books) throws Exception {
        var invoice = one(
                books,
                "SELECT id FROM invoice WHERE state = 'uncollectible' AND written_off_at IS NULL AND " + BY_HAND);
        var of = "invoice_id = '" + invoice + "' AND line_no = 2";
        var capture = one(books, "SELECT capture_id AS id FROM invoice_usage WHERE " + of);
        return new AgreedTampering(
                "usage that is taken off its invoice, with its line and the totals",
                "usage record " + capture + ": was finalized for account",
                List.of(
                        billing("DELETE FROM invoice_usage WHERE " + of),
                        billing("DELETE FROM invoice_line WHERE invoice_id = '" + invoice + "' AND line_no > 1"),
                        billing(
                                "UPDATE invoice SET line_micros = 600000, rounding_micros = 0, due_micros = 600000 WHERE id = '"
                                        + invoice + "'")));
    }

    /** By a cent, with the totals. */
    private static AgreedTampering lineRaised(TamperedBooks books) throws Exception {
        var invoice = one(
                books,
                "SELECT id FROM invoice WHERE state = 'uncollectible' AND written_off_at IS NULL AND " + BY_HAND);
        return new AgreedTampering(
                "a line that is raised by a cent, with the totals",
                "invoice " + invoice + ": says on line 1 1 records, 120000 units, 610000 at list prices",
                List.of(
                        billing(
                                "UPDATE invoice_line SET amount_micros = 610000, billable_micros = 610000, line_micros = 610000"
                                        + " WHERE invoice_id = '" + invoice + "' AND line_no = 1"),
                        billing("UPDATE invoice SET line_micros = line_micros + 10000, due_micros = due_micros + 10000"
                                + " WHERE id = '" + invoice + "'")));
    }

    /** The wallet owes what it says. */
    private static AgreedTampering clearedLess(TamperedBooks books) throws Exception {
        var invoice =
                one(books, "SELECT id FROM invoice WHERE state = 'paid' AND rounding_micros < 0 ORDER BY id LIMIT 1");
        var is = "t.kind = 'line_cleared' AND t.credit_account_id = (SELECT account_id FROM invoice WHERE id = '"
                + invoice + "')";
        return new AgreedTampering(
                "a clearing of a cent less, with the wallet",
                "document " + invoice + ": is cleared at ",
                List.of(
                        billing("UPDATE wallet w SET line_micros = w.line_micros + 10000 FROM transfer t WHERE " + is
                                + " AND w.account_id = t.credit_account_id"),
                        billing(
                                "UPDATE transfer t SET amount_micros = amount_micros - 10000, line_micros = line_micros - 10000"
                                        + " WHERE " + is)));
    }

    /** A draft, of which nobody was told. */
    private static AgreedTampering documentDropped(TamperedBooks books) throws Exception {
        var invoice = one(
                books,
                "SELECT id FROM invoice WHERE state = 'draft' AND closes AND replaces IS NULL"
                        + " ORDER BY id LIMIT 1");
        var capture =
                one(books, "SELECT capture_id AS id FROM invoice_usage WHERE invoice_id = '" + invoice + "' LIMIT 1");
        return new AgreedTampering(
                "a document that is gone with its lines and its usage",
                "usage record " + capture + ": was finalized for account",
                List.of(
                        billing("DELETE FROM invoice_usage WHERE invoice_id = '" + invoice + "'"),
                        billing("DELETE FROM invoice_line WHERE invoice_id = '" + invoice + "'"),
                        billing("DELETE FROM invoice WHERE id = '" + invoice + "'")));
    }

    /** By hand and by its month. */
    private static AgreedTampering onTwoDocuments(TamperedBooks books) throws Exception {
        var other = one(books, "SELECT id FROM invoice WHERE state = 'draft' AND NOT closes");
        var account = one(books, "SELECT account_id AS id FROM invoice WHERE id = '" + other + "'");
        var capture = one(
                books,
                "SELECT u.capture_id AS id FROM invoice_usage u JOIN invoice i ON i.id = u.invoice_id"
                        + " WHERE i.state = 'paid' AND i.account_id = '" + account + "' ORDER BY u.line_no LIMIT 1");
        return new AgreedTampering(
                "a capture on two documents, with the line and the totals of the second",
                "usage record " + capture + ": is on 2 documents in force: ",
                List.of(
                        billing(
                                "UPDATE invoice_line SET records = records + 1, units_ten_thousandths = units_ten_thousandths"
                                        + " + 120000, amount_micros = amount_micros + 600000, billable_micros = billable_micros + 600000,"
                                        + " line_micros = line_micros + 600000 WHERE type = 'usage' AND invoice_id = '"
                                        + other + "'"),
                        billing(
                                "UPDATE invoice SET line_micros = line_micros + 600000, due_micros = due_micros + 600000"
                                        + " WHERE id = '" + other + "'"),
                        withoutIndex("INSERT INTO invoice_usage (invoice_id, capture_id, line_no, in_force) VALUES ('"
                                + other + "', '" + capture + "', 1, true)")));
    }

    private static AgreedTampering keptByVoid(TamperedBooks books) throws Exception {
        var invoice = one(books, "SELECT id FROM invoice WHERE state = 'void' ORDER BY id LIMIT 1");
        return new AgreedTampering(
                "a void document that keeps its usage",
                ", is void, and keeps it",
                List.of(withoutIndex("UPDATE invoice_usage SET in_force = true WHERE invoice_id = '" + invoice + "'")));
    }

    /** With its line; what follows has moved up. */
    private static AgreedTampering lateDropped(TamperedBooks books) throws Exception {
        var capture = one(books, "SELECT " + LATE + " AS id");
        var account = one(
                books, "SELECT debit_account_id AS id FROM transfer WHERE kind = 'capture' AND id = '" + capture + "'");
        return new AgreedTampering(
                "late usage that is dropped with its document",
                "usage record " + capture + ": was finalized for account " + account,
                List.of(
                        billing("DELETE FROM invoice_line WHERE invoice_id = (SELECT invoice_id FROM invoice_usage"
                                + " WHERE capture_id = '" + capture + "') AND type <> 'true_up' AND type <> 'tax'"),
                        billing("DELETE FROM invoice_usage WHERE capture_id = '" + capture + "'")));
    }

    /** Under a key of its own, by the bank, with the wallet. */
    private static AgreedTampering clearedTwice(TamperedBooks books) throws Exception {
        var account = one(
                books,
                "SELECT account_id AS id FROM invoice WHERE state = 'open' AND NOT closes AND line_micros = 600000");
        return new AgreedTampering(
                "a line that is cleared without a document, with the wallet",
                "is a line_cleared of 600000 micro-USD",
                List.of(
                        billing(
                                "INSERT INTO transfer (id, kind, debit_account_id, credit_account_id, credit_seq, amount_micros,"
                                        + " line_micros, created_at, actor) SELECT gen_random_uuid(), 'line_cleared',"
                                        + " '00000000-0000-0000-0000-000000000004', account_id, seq + 1, 600000, 600000,"
                                        + " (SELECT max(created_at) FROM transfer), 'operator' FROM wallet WHERE account_id = '"
                                        + account + "'"),
                        billing(
                                "UPDATE wallet SET line_micros = line_micros - 600000, seq = seq + 1, filled_seq = seq + 1"
                                        + " WHERE account_id = '" + account + "'")));
    }

    private static Hand billing(String sql) {
        return new Hand("billing", sql);
    }

    /** Something is changed first, since a hand that changes nothing is a mistake. */
    private static Hand withoutIndex(String sql) {
        return billing("UPDATE invoice_counter SET last = last; DROP INDEX on_one_document_in_force; " + sql);
    }

    private static String one(TamperedBooks books, String sql) throws Exception {
        return AgreedTampering.one(books, "billing", sql);
    }
}
