package io.tutorflow.audit;

import java.util.List;

/** Whether every capture of a closed month is on one document in force, on the line that is about it. */
final class InvoiceUsageRules {

    /**
     * What is captured is added up by itself: the document's own figures are what is compared. What our own invoices charge,
     * because Stripe could not be told of it, is on one of them; a statement of metered usage has let go of it.
     */
    private static final String PLACED = """
            SELECT 'invoice ' || u.invoice_id,
                   'has usage record ' || u.capture_id || ' on line ' || u.line_no || CASE
                       WHEN i.id IS NULL THEN ', and there is no such document'
                       WHEN t.id IS NULL THEN ', of which nothing was captured'
                       WHEN t.debit_account_id <> i.account_id THEN ', which was captured from ' || t.debit_account_id
                       WHEN NOT is_of_mode THEN ', which is ' || CASE WHEN t.metered THEN 'metered' ELSE 'not metered' END
                       WHEN u.in_force <> is_kept THEN ', is ' || i.state || ', and '
                           || CASE WHEN u.in_force THEN 'keeps it' ELSE 'does not keep it' END
                       WHEN NOT is_of_period THEN ', which was finalized at ' || t.finalized_at
                       ELSE ', which is of other usage' END
            FROM invoice_usage u
                LEFT JOIN invoice i ON i.id = u.invoice_id
                LEFT JOIN transfer t ON t.id = u.capture_id AND t.kind = 'capture'
                LEFT JOIN metered_usage m ON m.id = u.capture_id AND m.invoiced_at IS NOT NULL
                LEFT JOIN invoice_line l ON l.invoice_id = u.invoice_id AND l.line_no = u.line_no
                CROSS JOIN LATERAL (
                    SELECT t.finalized_at < i.period_to AND (i.closes OR t.finalized_at >= i.period_from) AS is_of_period,
                           i.state <> 'void' AND (i.metered_micros IS NULL OR m.id IS NULL) AS is_kept,
                           CASE WHEN i.metered_micros IS NULL THEN NOT t.metered OR m.id IS NOT NULL ELSE t.metered END AS is_of_mode) p
            WHERE t.debit_account_id IS DISTINCT FROM i.account_id OR i.id IS NULL OR NOT is_of_period
                OR u.in_force <> is_kept OR NOT is_of_mode
                OR (l.type, l.month, l.catalog_key, l.list_unit_price_micros, l.unit_price_micros) IS DISTINCT FROM
                    ('usage', date_trunc('month', t.finalized_at AT TIME ZONE 'UTC')::date, t.catalog_key,
                     coalesce(t.list_unit_price_micros, t.unit_price_micros), t.unit_price_micros)""";

    private static final String TWICE = """
            SELECT 'usage record ' || u.capture_id,
                   'is on ' || count(*) || ' documents in force: ' || string_agg(i.id::text, ', ' ORDER BY i.id)
            FROM invoice_usage u JOIN invoice i ON i.id = u.invoice_id AND i.state <> 'void'
                LEFT JOIN metered_usage m ON m.id = u.capture_id AND m.invoiced_at IS NOT NULL
            WHERE m.id IS NULL OR i.metered_micros IS NULL
            GROUP BY u.capture_id HAVING count(*) > 1""";

    /**
     * What came after its month was closed waits for the next one. A month is closed six hours after its end at the earliest,
     * if the workspace was there by then; whatever the ledger had at that time, or when a later month was closed, is on a
     * document. What was written within minutes of that may have been committed after it.
     */
    private static final String LEFT_OUT = """
            SELECT 'usage record ' || t.id,
                   'was finalized for account ' || a.account_id || ' at ' || t.finalized_at
                   || ', a month that is closed, and is on no document in force'
            FROM invoicing_account a JOIN transfer t ON t.debit_account_id = a.account_id AND t.kind = 'capture'
            WHERE t.finalized_at < a.next_month::timestamp AT TIME ZONE 'UTC'
                AND (t.debit_seq <= a.scan_seq
                    OR t.created_at < a.next_month::timestamp AT TIME ZONE 'UTC' + interval '6 hours' - interval '5 minutes'
                        AND EXISTS (
                            SELECT FROM workspace w
                            WHERE w.id = a.account_id AND w.created_at < a.next_month::timestamp AT TIME ZONE 'UTC')
                    OR EXISTS (
                        SELECT FROM invoice i
                        WHERE i.account_id = a.account_id AND i.closes AND i.replaces IS NULL
                            AND i.period_to > t.finalized_at AND i.created_at > t.created_at + interval '5 minutes'))
                AND NOT EXISTS (
                    SELECT FROM invoice_usage u JOIN invoice i ON i.id = u.invoice_id AND i.state <> 'void'
                    WHERE u.capture_id = t.id)""";

    /** The month in which it was decided that our own invoices charge it was closed with it at the latest. */
    private static final String NOT_INVOICED = """
            SELECT 'usage record ' || m.id,
                   'of account ' || m.account_id || ' is charged by no meter since ' || m.invoiced_at
                   || ', a month that is closed, and is on no invoice in force'
            FROM metered_usage m JOIN invoicing_account a USING (account_id)
            WHERE m.invoiced_at < a.next_month::timestamp AT TIME ZONE 'UTC' AND NOT EXISTS (
                SELECT FROM invoice_usage u JOIN invoice i ON i.id = u.invoice_id
                WHERE u.capture_id = m.id AND i.state <> 'void' AND i.metered_micros IS NULL)
            UNION ALL
            SELECT 'usage record ' || id,
                   'of account ' || account_id || ' is ' || status || ' at its meter' || coalesce(', sent at ' || sent_at, '')
                   || ', and is charged by our own invoices since ' || invoiced_at
            FROM metered_usage m
            WHERE invoiced_at IS NOT NULL AND (status <> 'failed' OR num_nonnulls(sent_at, settled_by, cleared_by) > 0
                OR coalesce((
                    SELECT b.metered FROM billing_mode b WHERE b.account_id = m.account_id AND b.since <= m.invoiced_at - interval '12 hours'
                    ORDER BY b.since DESC LIMIT 1), false))""";

    /** Each record was rounded by itself, once, half-up; nothing is priced again. */
    private static final String LINES = """
            WITH captured AS (
                SELECT u.invoice_id, u.line_no, count(*) AS records, sum(t.units_ten_thousandths) AS units,
                       sum(round(coalesce(t.list_unit_price_micros, t.unit_price_micros)::numeric
                           * t.units_ten_thousandths / 10000)) AS list,
                       sum(round(t.unit_price_micros::numeric * t.units_ten_thousandths / 10000)) AS billable,
                       sum(t.promo_micros) AS promo, sum(t.purchased_micros) AS purchased, sum(t.line_micros) AS line
                FROM invoice_usage u JOIN transfer t ON t.id = u.capture_id AND t.kind = 'capture'
                GROUP BY u.invoice_id, u.line_no
            )
            SELECT 'invoice ' || coalesce(l.invoice_id, c.invoice_id),
                   'says on line ' || coalesce(l.line_no, c.line_no) || CASE WHEN l.line_no IS NULL THEN ' nothing of usage'
                       ELSE concat_ws(' ', '', l.records, 'records,', l.units_ten_thousandths, 'units,', l.amount_micros,
                           'at list prices,', l.billable_micros, 'at agreed ones,', l.promo_micros, 'promotional,',
                           l.purchased_micros, 'purchased,', l.line_micros, 'of the line') END
                   || '; captured were ' || CASE WHEN c.line_no IS NULL THEN 'none'
                       ELSE concat_ws(' ', c.records, 'records,', c.units, 'units,', c.list, 'at list prices,', c.billable,
                           'at agreed ones,', c.promo, 'promotional,', c.purchased, 'purchased,', c.line, 'of the line') END
            FROM (SELECT * FROM invoice_line WHERE type = 'usage') l FULL JOIN captured c
                ON c.invoice_id = l.invoice_id AND c.line_no = l.line_no
            WHERE (l.records, l.units_ten_thousandths, l.amount_micros, l.billable_micros, l.promo_micros, l.purchased_micros,
                   l.line_micros)
                IS DISTINCT FROM (c.records, c.units, c.list, c.billable, c.promo, c.purchased, c.line)""";

    static final List<Question> ALL = List.of(
            new Question(Rule.INVOICE_USAGE, PLACED),
            new Question(Rule.INVOICE_USAGE, TWICE),
            new Question(Rule.INVOICE_USAGE, LEFT_OUT),
            new Question(Rule.INVOICE_USAGE, NOT_INVOICED),
            new Question(Rule.INVOICE_LINES, LINES));

    private InvoiceUsageRules() {}
}
