package io.tutorflow.audit;

import java.util.List;

/** Whether documents have what their state demands: numbers, times, a buyer, a replacement, and who is told of them. */
final class InvoiceStateRules {

    /** {@code TF-000042}, of rows of {@code invoice i}. */
    static final String NUMBER = """
            CASE i.series WHEN 'invoice' THEN 'TF-' ELSE 'TFS-' END
                || lpad(i.number::text, greatest(6, length(i.number::text)), '0')""";

    private static final String STATES = """
            SELECT 'invoice ' || i.id, CASE
                WHEN a.account_id IS NULL THEN 'is of account ' || i.account_id || ', which has no documents'
                WHEN NOT is_period THEN 'is of account ' || i.account_id || ' and of ' || i.period_from || ' to ' || i.period_to || ', made at ' || i.created_at
                    || ' by ' || i.created_by || ', and closes ' || CASE WHEN i.closes THEN 'it' ELSE 'nothing' END
                    || '; closed are months up to ' || a.next_month
                WHEN NOT is_series THEN 'is a document of the series ' || i.series || ', and ' || i.due_micros || ' micro-USD are due'
                ELSE 'is ' || i.state || concat_ws(', ', '', 'made at ' || i.created_at, 'opened at ' || i.opened_at,
                    'payable until ' || i.payable_until, 'ended at ' || i.ended_at || ' by ' || i.ended_by) END
            FROM invoice i LEFT JOIN invoicing_account a USING (account_id) CROSS JOIN LATERAL (SELECT
                -- A month, or what somebody asked for; either is over. Who closes months does nothing else; what is by hand begins later.
                i.created_at >= i.period_to + CASE WHEN i.closes AND i.replaces IS NULL THEN interval '6 hours' ELSE interval '0' END
                    AND (NOT i.closes OR (
                        i.period_from = date_trunc('month', i.period_from AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
                        AND i.period_to = (i.period_from AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC'
                        AND i.period_to <= a.next_month::timestamp AT TIME ZONE 'UTC'))
                    AND (i.replaces IS NOT NULL OR i.closes = (i.created_by = 'scheduler invoice-closing'))
                    AND (i.closes OR i.replaces IS NOT NULL OR NOT EXISTS (
                        SELECT FROM invoice c WHERE c.account_id = i.account_id AND c.closes
                            AND c.created_at < i.created_at AND c.period_to > i.period_from)) AS is_period,
                -- What is less than $0.50 waits.
                i.series IS NULL OR (CASE i.series WHEN 'statement' THEN i.due_micros = 0 ELSE i.due_micros >= 500000 END) AS is_series,
                (i.opened_at IS NULL OR (i.opened_at >= i.created_at AND i.payable_until >= i.opened_at))
                    AND (i.ended_at IS NULL OR i.ended_at >= i.opened_at)
                    AND (i.series IS DISTINCT FROM 'statement' OR (
                        (i.payable_until, i.ended_at, i.ended_by) = (i.opened_at, i.opened_at, 'nothing due') AND i.state = 'paid'))
                    AS is_in_order) is_
            WHERE a.account_id IS NULL OR NOT is_period OR NOT is_series OR NOT is_in_order""";

    private static final String NUMBERS = """
            SELECT 'invoice ' || id, 'is number ' || number || ' of the series ' || series || ', and there are ' || before
                || ' before it'
            FROM (SELECT id, series, number, row_number() OVER (PARTITION BY series ORDER BY number) - 1 AS before
                  FROM invoice WHERE number IS NOT NULL) i
            WHERE number <> before + 1
            UNION ALL
            SELECT 'the counter of the series ' || known.series, 'is at ' || coalesce(c.last::text, 'nothing')
                || ', and the last number is ' || coalesce(i.last, 0)
            FROM (VALUES ('invoice'), ('statement'), ('credit_note')) AS known (series)
                LEFT JOIN (SELECT * FROM invoice_counter WHERE issuer = 'tutorflow') c USING (series)
                LEFT JOIN (SELECT series, max(number) AS last FROM invoice GROUP BY series
                    UNION ALL SELECT 'credit_note', max(number) FROM credit_note) i USING (series)
            WHERE c.last IS DISTINCT FROM coalesce(i.last, 0)""";

    /** What is void has one replacement, made in its place by whoever made it void, of the same usage. */
    private static final String REPLACEMENTS = """
            SELECT 'invoice ' || coalesce(v.id, r.id), CASE
                WHEN r.id IS NULL THEN 'is void, and nothing replaces it'
                WHEN v.id IS NULL THEN 'replaces ' || r.replaces || ', which is not void'
                ELSE 'is replaced by ' || r.id || ', which is of another period, or was made by somebody else, or before' END
            FROM (SELECT * FROM invoice WHERE state = 'void') v
                FULL JOIN (SELECT * FROM invoice WHERE replaces IS NOT NULL) r ON r.replaces = v.id
            WHERE (v.account_id, v.period_from, v.period_to, v.closes, v.ended_by)
                    IS DISTINCT FROM (r.account_id, r.period_from, r.period_to, r.closes, r.created_by)
                OR r.created_at < v.ended_at
            UNION ALL
            SELECT 'invoice ' || coalesce(v.id, r.replaces), 'is void and has usage record ' || coalesce(v.capture_id, r.capture_id)
                || ' on line ' || coalesce(v.line_no::text, 'none') || ', its replacement ' || coalesce(r.id::text, '')
                || ' on line ' || coalesce(r.line_no::text, 'none')
            FROM (SELECT i.id, u.capture_id, u.line_no FROM invoice i JOIN invoice_usage u ON u.invoice_id = i.id
                  WHERE i.state = 'void') v
                FULL JOIN (SELECT i.id, i.replaces, u.capture_id, u.line_no FROM invoice i JOIN invoice_usage u ON u.invoice_id = i.id
                  WHERE i.replaces IS NOT NULL) r ON r.replaces = v.id AND r.capture_id = v.capture_id
            WHERE v.line_no IS DISTINCT FROM r.line_no""";

    /** What stood there when the document was opened; what was said later is on later ones. */
    private static final String BUYERS = """
            SELECT 'invoice ' || i.id, 'is made out to ' || concat_ws(', ', i.buyer_name, i.buyer_address, i.buyer_email,
                   i.buyer_tax_id, i.buyer_order) || '; its account ' || i.account_id || ' said '
                   || coalesce(concat_ws(', ', b.legal_name, b.address, b.email, b.tax_id, b.purchase_order), 'nothing')
                   || coalesce('; it is payable until ' || i.payable_until || ', agreed are ' || b.payment_days || ' days', '')
            FROM invoice i LEFT JOIN billing_details b USING (account_id)
            WHERE CASE
                WHEN i.number IS NULL OR b.account_id IS NULL THEN num_nonnulls(i.buyer_address, i.buyer_email, i.buyer_tax_id, i.buyer_order) > 0
                WHEN b.changed_at <= i.opened_at THEN
                    (i.buyer_name, i.buyer_address, i.buyer_email, i.buyer_tax_id, i.buyer_order)
                        IS DISTINCT FROM (b.legal_name, b.address, b.email, b.tax_id, b.purchase_order)
                    OR (i.series = 'invoice' AND i.payable_until <> i.opened_at + make_interval(hours => 24 * b.payment_days))
                ELSE false END""";

    /**
     * How far the captures of an account were read when its last month closed: those before are of closed months, and
     * it ends with a capture, or before one.
     */
    private static final String ACCOUNTS = """
            SELECT 'account ' || a.account_id, 'is closed up to ' || a.next_month || ', and its captures are read up to number '
                || a.scan_seq || CASE WHEN early.id IS NULL THEN '' ELSE ', usage record ' || early.id || ' of '
                    || early.finalized_at || ' among them' END
            FROM invoicing_account a
                LEFT JOIN wallet w USING (account_id)
                LEFT JOIN LATERAL (
                    SELECT t.id, t.finalized_at FROM transfer t
                    WHERE t.debit_account_id = a.account_id AND t.kind = 'capture' AND t.debit_seq <= a.scan_seq
                        AND t.finalized_at >= a.next_month::timestamp AT TIME ZONE 'UTC' LIMIT 1) early ON true
            WHERE w.account_id IS NULL OR early.id IS NOT NULL
                OR (a.scan_seq > 0 AND NOT EXISTS (
                    SELECT FROM transfer t WHERE t.debit_account_id = a.account_id AND t.kind = 'capture'
                        AND t.debit_seq IN (a.scan_seq, a.scan_seq + 1)))""";

    /** Whoever opens a document, or makes it void, writes down what usage-service is to be told of it. */
    private static final String TELLINGS =
            """
            WITH due AS (
                SELECT %s AS id, i.account_id, i.id AS document_id, %s AS document_number, i.opened_at AS told_at
                FROM invoice i WHERE i.number IS NOT NULL
                UNION ALL
                SELECT %s, i.account_id, i.id, NULL, i.ended_at FROM invoice i WHERE i.state = 'void'
            ), told AS (
                SELECT *, lag(revision, 1, 0) OVER (PARTITION BY account_id ORDER BY revision) AS before FROM usage_telling
            )
            SELECT 'invoice ' || coalesce(d.document_id, t.document_id), 'tells usage-service '
                || CASE WHEN t.id IS NULL THEN 'nothing' ELSE concat_ws(', ', 'as ' || t.id, 'of account ' || t.account_id,
                    'number ' || coalesce(t.document_number, 'none'), 'revision ' || t.revision || ' after ' || t.before,
                    'at ' || t.told_at) END
                || CASE WHEN d.id IS NULL THEN ', and there is nothing to tell' ELSE '; it is ' || concat_ws(', ', d.id,
                    'of ' || d.account_id, coalesce(d.document_number, 'void'), 'since ' || d.told_at) END
            FROM due d FULL JOIN told t USING (id)
            WHERE (d.account_id, d.document_id, d.document_number, d.told_at)
                    IS DISTINCT FROM (t.account_id, t.document_id, t.document_number, t.told_at)
                OR t.revision <> greatest(t.before + 1, (extract(epoch FROM t.told_at) * 1000000)::bigint)""".formatted(NamedId.sql("invoiced", "i.id"), NUMBER, NamedId.sql("released", "i.id"));

    static final List<Question> ALL = List.of(
            new Question(Rule.INVOICE_STATE, STATES),
            new Question(Rule.INVOICE_NUMBERS, NUMBERS),
            new Question(Rule.INVOICE_REPLACEMENT, REPLACEMENTS),
            new Question(Rule.INVOICE_BUYER, BUYERS),
            new Question(Rule.INVOICING_ACCOUNT, ACCOUNTS),
            new Question(Rule.USAGE_TELLING, TELLINGS));

    private InvoiceStateRules() {}
}
