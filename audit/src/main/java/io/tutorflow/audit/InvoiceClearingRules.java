package io.tutorflow.audit;

import java.util.List;
import java.util.Set;

/** Whether the ledger has cleared what documents and credit notes say that it has, and nothing else. */
final class InvoiceClearingRules {

    /** What credit notes had left of a document when it ended. */
    private static final String DUE = """
            WITH #opposites, left_of AS (
                SELECT i.*, i.line_micros - coalesce(n.line, 0) AS line, i.reversed_micros - coalesce(n.reversed, 0) AS topup,
                       i.true_up_micros - coalesce(n.true_up, 0) AS true_up, i.tax_micros - coalesce(n.tax, 0) AS tax,
                       i.rounding_micros - coalesce(n.rounding, 0) AS rounding, i.due_micros - coalesce(n.total, 0) AS due,
                       CASE i.reopened WHEN 0 THEN i.id::text ELSE i.id || ':' || i.reopened END AS name
                FROM invoice i LEFT JOIN LATERAL (
                    SELECT sum(line_micros) AS line, sum(reversed_micros) AS reversed, sum(true_up_micros) AS true_up,
                           sum(tax_micros) AS tax, sum(rounding_micros) AS rounding, sum(total_micros) AS total
                    FROM credit_note WHERE invoice_id = i.id AND (i.state <> 'paid' OR created_at <= i.ended_at)) n ON true
            ), booked AS (
                SELECT id AS document_id, account_id, CASE WHEN due > 0 THEN #paid ELSE #settled END AS id, #cash AS bearers,
                       ended_at AS at, ended_by AS by, line, topup, true_up, tax, rounding
                FROM left_of WHERE state = 'paid' AND (due > 0 OR line + topup > 0)
                UNION ALL
                SELECT id, account_id, #writeoff, #writeoffs, written_off_at, written_off_by, line, topup, 0, 0, 0
                FROM left_of WHERE written_off_at IS NOT NULL
                UNION ALL
                -- A payment of which a part was given back, and that was lost then: so much less is due instead, from then on.
                SELECT c.id, i.account_id, #credited, #revenue, CASE c.settlement WHEN 'due_lowered' THEN c.created_at END,
                       c.created_by, c.line_micros, c.reversed_micros, 0, 0, 0
                FROM credit_note c JOIN invoice i ON i.id = c.invoice_id
                WHERE c.settlement = 'due_lowered' OR i.state <> 'paid' OR c.created_at <= i.ended_at
                UNION ALL
                -- Stripe has charged it by its own invoice, which is no document here.
                SELECT id, account_id, id, #cash, settled_at, 'scheduler metered-settlements', captured_micros, 0, 0, tax_micros,
                       rounding_micros
                FROM metered_invoice WHERE captured_micros > 0 AND lost_at IS NULL
                UNION ALL
                -- What no invoice of Stripe's settles, an operator has cleared: what was paid of it, and the rest.
                SELECT id, account_id, id, #stripecash, cleared_at, cleared_by, least(captured_micros, paid_micros), 0, 0, tax_micros,
                       greatest(paid_micros - captured_micros, 0)
                FROM metered_clearing WHERE paid_micros > 0
                UNION ALL
                SELECT id, account_id, #meterwriteoff, #writeoffs, cleared_at, cleared_by, greatest(captured_micros - paid_micros, 0),
                       0, 0, 0, 0
                FROM metered_clearing
            ), due AS (
                SELECT document_id, account_id, booked.id, bearers, at, by, kind, amount
                FROM booked CROSS JOIN LATERAL (VALUES
                    ('line_cleared', line), ('topup_repaid', topup), ('true_up', true_up), ('true_up_returned', -true_up),
                    ('tax', tax), ('rounding_up', rounding), ('rounding_down', -rounding)) AS part (kind, amount)
                WHERE amount > 0
                UNION ALL
                -- The way back is the way that the payment came.
                SELECT c.id, i.account_id, #givenback,
                       (SELECT array_agg(p.debit_account_id) FROM transfer p
                        WHERE p.id = #payment AND p.debit_account_id = ANY (#cash)),
                       c.created_at, c.created_by, kind, amount
                FROM credit_note c JOIN invoice i ON i.id = c.invoice_id CROSS JOIN LATERAL (VALUES
                    ('usage_returned', c.line_micros + c.reversed_micros), ('true_up_returned', c.true_up_micros),
                    ('tax_returned', c.tax_micros), ('rounding_down', c.rounding_micros),
                    ('rounding_up', -c.rounding_micros)) AS part (kind, amount)
                WHERE c.settlement = 'money_back' AND i.state = 'paid' AND c.created_at > i.ended_at AND amount > 0
            )""".replace("#opposites", TransferKind.OPPOSITES)
            .replace("#paid", NamedId.sql("invoice", "name"))
            .replace("#payment", NamedId.sql("invoice", "concat_ws(':', i.id, nullif(i.reopened, 0))"))
            .replace("#settled", NamedId.sql("settled", "name"))
            .replace("#meterwriteoff", NamedId.sql("write-off", "id"))
            .replace("#stripecash", HouseAccount.array(Set.of(HouseAccount.STRIPE_CLEARING)))
            .replace("#writeoffs", HouseAccount.array(Set.of(HouseAccount.WRITE_OFFS)))
            .replace("#writeoff", NamedId.sql("write-off", "name"))
            .replace("#credited", NamedId.sql("credited", "c.id"))
            .replace("#givenback", NamedId.sql("given-back", "c.id"))
            .replace("#cash", HouseAccount.array(HouseAccount.CASH))
            .replace("#revenue", HouseAccount.array(Set.of(HouseAccount.REVENUE)));

    /** What was cleared and taken back again is as if it had never been; whether it is taken back whole, is another rule. */
    private static final String CLEARED = DUE + """
            , cleared AS (
                SELECT t.*, CASE WHEN kind IN ('true_up_returned', 'rounding_down', 'usage_returned', 'tax_returned')
                                 THEN credit_account_id ELSE debit_account_id END AS bearer
                FROM transfer t JOIN opposites o USING (kind)
                WHERE NOT EXISTS (SELECT FROM transfer b WHERE b.id = t.id AND b.kind = o.opposite)
            )
            SELECT CASE WHEN d.id IS NULL THEN 'transfer ' || c.id ELSE 'document ' || d.document_id END,
                   CASE WHEN d.id IS NULL THEN 'is a ' || c.kind || ' of ' || c.amount_micros || ' micro-USD between '
                            || c.debit_account_id || ' and ' || c.credit_account_id || ', and no document is cleared with it'
                        WHEN c.id IS NULL THEN 'is to be cleared, and the ledger has no ' || d.kind || ' of ' || d.amount
                            || ' micro-USD of it, which would be transfer ' || d.id
                        ELSE 'is cleared' || concat_ws(' ', '', 'at', d.at, 'by', d.by) || ', of ' || d.account_id || ': ' || d.kind
                            || ' ' || d.amount || ' micro-USD; transfer ' || c.id || ' is ' || c.amount_micros || ' between '
                            || c.debit_account_id || ' and ' || c.credit_account_id || ' at ' || c.created_at || ' by ' || coalesce(c.actor, 'nobody') END
            FROM due d FULL JOIN cleared c ON c.id = d.id AND c.kind = d.kind
            WHERE d.id IS NULL OR c.id IS NULL OR c.amount_micros <> d.amount OR NOT c.bearer = ANY (d.bearers)
                OR (d.kind IN ('line_cleared', 'topup_repaid') AND c.credit_account_id <> d.account_id)
                OR c.actor IS DISTINCT FROM d.by
                OR c.created_at NOT BETWEEN d.at - interval '5 minutes' AND d.at + interval '5 minutes'""";

    /**
     * What was used on the line is owed until its document is paid or written off, less what was credited of it. A statement of
     * metered usage clears nothing: that is owed until an invoice of Stripe's has settled it, an operator has cleared it, or it
     * is on an invoice of ours because Stripe could not be told of it.
     */
    private static final String OWED = """
            WITH owed AS (
                SELECT account_id, sum(owed) AS owed FROM (
                    SELECT t.debit_account_id AS account_id, t.line_micros AS owed
                    FROM transfer t
                    WHERE t.kind = 'capture' AND t.line_micros > 0 AND NOT CASE
                        WHEN t.metered AND NOT EXISTS (SELECT FROM metered_usage u WHERE u.id = t.id AND u.invoiced_at IS NOT NULL)
                            THEN EXISTS (
                                SELECT FROM metered_usage u LEFT JOIN metered_invoice m ON m.id = u.settled_by
                                WHERE u.id = t.id
                                    AND (u.cleared_by IS NOT NULL OR m.lost_at IS NULL AND m.id IS NOT NULL OR m.cleared_by IS NOT NULL))
                        ELSE EXISTS (
                            SELECT FROM invoice_usage u JOIN invoice i ON i.id = u.invoice_id
                            WHERE u.capture_id = t.id AND i.state <> 'void' AND (NOT t.metered OR i.metered_micros IS NULL)) END
                    UNION ALL
                    SELECT i.account_id, i.line_micros
                        - (SELECT coalesce(sum(line_micros), 0) FROM credit_note WHERE invoice_id = i.id)
                    FROM invoice i WHERE i.state NOT IN ('paid', 'void') AND i.written_off_at IS NULL) parts
                GROUP BY account_id
            )
            SELECT 'wallet ' || w.account_id, 'owes ' || w.line_micros || ' micro-USD on its line; what was used on it, and is on no'
                || ' document that is paid, credited or written off, is ' || coalesce(o.owed, 0)
            FROM wallet w LEFT JOIN owed o USING (account_id)
            WHERE w.line_micros <> coalesce(o.owed, 0)""";

    /** The lines of a note are of its invoice, and no more of any is credited than was due for it. */
    private static final String NOTES = """
            WITH credited AS (
                SELECT c.id, sum(n.amount_micros) FILTER (WHERE l.type = 'usage') AS line,
                       sum(n.amount_micros) FILTER (WHERE l.type = 'reversed_top_up') AS reversed,
                       sum(n.amount_micros) FILTER (WHERE l.type = 'true_up') AS true_up,
                       bool_or(l.type IS NULL OR l.type NOT IN ('usage', 'reversed_top_up', 'true_up')
                           OR (n.units_ten_thousandths IS NOT NULL AND n.amount_micros IS DISTINCT FROM
                               round(l.unit_price_micros::numeric * n.units_ten_thousandths / 10000))) AS is_of_nothing
                FROM credit_note c JOIN credit_note_line n ON n.credit_note_id = c.id
                    LEFT JOIN invoice_line l ON l.invoice_id = c.invoice_id AND l.line_no = n.invoice_line
                GROUP BY c.id
            ), together AS (
                SELECT c.*, i.tax_millionths, i.state, i.opened_at, i.ended_at, i.reopened, r.is_of_nothing, coalesce(r.line, 0) AS line,
                       coalesce(r.reversed, 0) AS reversed, coalesce(r.true_up, 0) AS true_up,
                       sum(coalesce(r.line, 0) + coalesce(r.reversed, 0) + coalesce(r.true_up, 0)) OVER so_far AS exact,
                       sum(c.rounding_micros) OVER so_far AS rounded, sum(c.tax_micros) OVER so_far AS taxed,
                       row_number() OVER (ORDER BY c.number) AS place
                FROM credit_note c LEFT JOIN invoice i ON i.id = c.invoice_id LEFT JOIN credited r ON r.id = c.id
                WINDOW so_far AS (PARTITION BY c.invoice_id ORDER BY c.number)
            )
            SELECT 'credit note ' || id, 'of invoice ' || invoice_id || ', number ' || number || ' and the ' || place
                || 'th, credits ' || concat_ws(' + ', line_micros, reversed_micros, true_up_micros, rounding_micros, tax_micros)
                || ' micro-USD; its lines are ' || concat_ws(' + ', line, reversed, true_up) || ', with all before it '
                || exact || ', rounded by ' || rounded || ', taxed by ' || taxed
            FROM together
            WHERE tax_millionths IS NULL OR state IN ('draft', 'void') OR created_at < opened_at OR number <> place
                OR coalesce(is_of_nothing, true)
                OR (settlement = 'money_back' AND reopened = 0 AND (state <> 'paid' OR created_at <= ended_at))
                OR (line_micros, reversed_micros, true_up_micros) <> (line, reversed, true_up)
                OR rounded <> round(exact / 10000) * 10000 - exact
                OR taxed <> round(round(exact / 10000) * tax_millionths / 1000000) * 10000
            UNION ALL
            SELECT 'invoice ' || c.invoice_id, 'has ' || sum(n.amount_micros) || ' micro-USD credited of line ' || n.invoice_line
            FROM credit_note c JOIN credit_note_line n ON n.credit_note_id = c.id
                JOIN invoice_line l ON l.invoice_id = c.invoice_id AND l.line_no = n.invoice_line
            GROUP BY c.invoice_id, n.invoice_line, l.type, l.line_micros, l.amount_micros
            HAVING sum(n.amount_micros) > CASE l.type WHEN 'usage' THEN l.line_micros ELSE l.amount_micros END
            UNION ALL
            SELECT 'credit note ' || credit_note_id, 'has lines, and there is no such note' FROM credit_note_line
            WHERE NOT EXISTS (SELECT FROM credit_note WHERE id = credit_note_id)""";

    /** Of which nothing is left to be paid, that is paid: by whoever credited the rest. */
    private static final String CREDITED_WHOLE = """
            SELECT 'invoice ' || i.id, 'is ' || i.state || concat_ws(' ', '', 'by', i.ended_by)
                || ', and all of it was credited, at last by ' || n.by
            FROM invoice i CROSS JOIN LATERAL (
                SELECT sum(total_micros) AS total, (array_agg(created_by ORDER BY number DESC))[1] AS by FROM credit_note
                WHERE invoice_id = i.id AND (i.state <> 'paid' OR created_at <= i.ended_at)) n
            WHERE n.total = i.due_micros AND CASE i.state WHEN 'paid' THEN i.ended_by IS DISTINCT FROM n.by ELSE i.reopened = 0 END""";

    /** Each payment that was taken back is there, and taken back. */
    private static final String REOPENED = """
            SELECT 'document ' || i.id, 'was reopened ' || i.reopened || ' times, and the ledger has not taken back that payment'
            FROM (SELECT *, CASE reopened WHEN 1 THEN id::text ELSE id || ':' || (reopened - 1) END AS name FROM invoice
                  WHERE reopened > 0) i
            WHERE NOT EXISTS (
                SELECT FROM transfer t JOIN transfer b ON b.id = t.id AND b.kind <> t.kind
                WHERE t.id = #paid AND t.debit_account_id = b.credit_account_id)""".replace("#paid", NamedId.sql("invoice", "name"));

    /** What a bank has taken back of Stripe's invoices is cleared no longer, and all that was paid with it is lost. */
    private static final String LOST = """
            SELECT 'metered invoice ' || m.id, 'is lost since ' || m.lost_at || ', and the ledger has not taken back its payment'
            FROM metered_invoice m
            WHERE m.lost_at IS NOT NULL AND m.captured_micros > 0 AND NOT EXISTS (
                SELECT FROM transfer t JOIN transfer b ON b.id = t.id AND b.kind <> t.kind
                WHERE t.id = m.id AND t.kind = 'line_cleared' AND t.debit_account_id = b.credit_account_id)
            UNION ALL
            SELECT 'metered invoice ' || m.id, 'is lost since ' || m.lost_at || ', and no dispute of its payment is'
            FROM metered_invoice m
            WHERE m.lost_at IS NOT NULL AND NOT EXISTS (
                SELECT FROM dispute d WHERE d.metered_invoice_id IN (m.id, m.taken_in_by) AND d.state = 'lost')
            UNION ALL
            SELECT 'dispute ' || d.id, 'is lost, and metered invoice ' || m.id || ' is not, whose payment it was'
            FROM dispute d JOIN metered_invoice m ON m.id = d.metered_invoice_id
            WHERE d.state = 'lost' AND m.settled_at IS NOT NULL AND m.lost_at IS NULL AND d.amount_cents = (
                SELECT sum(total_cents) FROM metered_invoice o WHERE (o.id = m.id OR o.taken_in_by = m.id) AND o.settled_at IS NOT NULL)""";

    /** The parts of a posting are of one moment and one person, and those that take it back of one other. */
    private static final String PARTS = """
            WITH #opposites, parts AS (
                SELECT t.id, t.created_at, coalesce(t.actor, '') AS actor,
                       EXISTS (SELECT FROM transfer b WHERE b.id = t.id AND b.kind = o.opposite) AS taken_back
                FROM transfer t JOIN opposites o USING (kind)
            )
            SELECT 'transfer ' || id, 'has parts that were written at ' || string_agg(created_at || ' by ' || actor, ', '
                ORDER BY created_at, actor) || '; those of one posting are written at once'
            FROM parts GROUP BY id
            HAVING count(DISTINCT (created_at, actor)) > CASE WHEN bool_or(taken_back) THEN 2 ELSE 1 END""".replace("#opposites", TransferKind.OPPOSITES);

    static final List<Question> ALL = List.of(
            new Question(Rule.INVOICE_CLEARING, CLEARED),
            new Question(Rule.INVOICE_CLEARING, PARTS),
            new Question(Rule.INVOICE_CLEARING, OWED),
            new Question(Rule.INVOICE_CLEARING, REOPENED),
            new Question(Rule.INVOICE_CLEARING, LOST),
            new Question(Rule.CREDIT_NOTE, CREDITED_WHOLE),
            new Question(Rule.CREDIT_NOTE, NOTES));

    private InvoiceClearingRules() {}
}
