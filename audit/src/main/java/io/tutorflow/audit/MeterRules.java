package io.tutorflow.audit;

import java.util.List;

/** Whether what is to be reported to Stripe's meters, and what its invoices settle of it, is what was captured. */
final class MeterRules {

    /** Up to the last capture of an account that was followed, and all that is not new; what costs nothing is not reported. */
    private static final String FOLLOWED = """
            WITH captured AS (
                SELECT t.id, t.debit_account_id AS account_id, t.meter_event_name AS event_name, t.meter_value AS value,
                       t.finalized_at, t.amount_micros
                FROM transfer t LEFT JOIN metered_account a ON a.account_id = t.debit_account_id
                WHERE t.kind = 'capture' AND t.meter_value > 0
                    AND (t.debit_seq <= a.seq
                        OR t.created_at < (SELECT max(created_at) FROM transfer) - interval '10 minutes')
            )
            SELECT 'usage record ' || id, CASE
                WHEN u.account_id IS NULL THEN 'was captured as metered, and is not to be reported'
                WHEN c.account_id IS NULL THEN 'is to be reported to a meter, and was not captured as metered'
                ELSE 'was captured as ' || c.value || ' of ' || c.event_name || ' for account ' || c.account_id || ' at '
                    || c.finalized_at || ', and is to be reported as ' || u.value || ' of ' || u.event_name || ' for account '
                    || u.account_id || ' at ' || u.finalized_at || ', for ' || u.captured_micros || ' micro-USD' END
            FROM captured c FULL JOIN metered_usage u USING (id)
            WHERE (c.account_id, c.event_name, c.value, c.finalized_at, c.amount_micros)
                IS DISTINCT FROM (u.account_id, u.event_name, u.value, u.finalized_at, u.captured_micros)""";

    /** What Stripe's meters count by the minute is of the line of its meter and time. */
    private static final String SPANS = """
            spans AS (
                SELECT l.*, m.account_id, date_trunc('minute', l.period_from) AS since, date_trunc('minute', l.period_to) AS until
                FROM metered_invoice_line l JOIN metered_invoice m ON m.id = l.invoice_id
            )""";

    /** A line of a settled invoice is the records that say so, and they are of that line. */
    private static final String SETTLED_LINES = """
            WITH #spans
            SELECT 'metered invoice ' || s.invoice_id, 'has line ' || s.line_no || ' of ' || s.value || ' ' || s.event_name || ' for '
                || s.captured_micros || ' micro-USD; what it has settled is ' || coalesce(sum(u.value), 0) || ' for '
                || coalesce(sum(u.captured_micros), 0)
            FROM spans s LEFT JOIN metered_usage u ON u.settled_by = s.invoice_id AND u.account_id = s.account_id
                AND u.event_name = s.event_name AND u.event_at >= s.since AND u.event_at < s.until
            GROUP BY s.invoice_id, s.line_no, s.value, s.event_name, s.captured_micros
            HAVING (s.value, s.captured_micros) <> (coalesce(sum(u.value), 0), coalesce(sum(u.captured_micros), 0))
            UNION ALL
            SELECT 'usage record ' || u.id, 'of account ' || u.account_id || ' is settled by metered invoice ' || u.settled_by
                || ', which has no line of ' || u.event_name || ' at ' || u.event_at
            FROM metered_usage u
            WHERE u.settled_by IS NOT NULL AND NOT EXISTS (
                SELECT FROM spans s WHERE s.invoice_id = u.settled_by AND s.account_id = u.account_id
                    AND s.event_name = u.event_name AND u.event_at >= s.since AND u.event_at < s.until)
            UNION ALL
            SELECT 'usage record ' || u.id, 'was reported as ' || u.event_name || ' at ' || u.event_at
                || ', metered invoice ' || s.invoice_id || ' has settled that time, and not the record'
            FROM metered_usage u JOIN spans s ON s.account_id = u.account_id AND s.event_name = u.event_name
                AND u.event_at >= s.since AND u.event_at < s.until
            WHERE u.status = 'reported' AND u.settled_by IS NULL AND u.cleared_by IS NULL""".replace("#spans", SPANS);

    /** What an invoice has settled is its lines, and its name follows from Stripe's. */
    private static final String SETTLED = """
            SELECT 'metered invoice ' || m.id, concat('is ', m.stripe_id, ' of account ', m.account_id, ', of ', m.total_cents,
                ' cents, settled for ', m.captured_micros, ' micro-USD; its lines are ', l.cents, ' cents for ', l.captured,
                ' micro-USD')
            FROM metered_invoice m LEFT JOIN LATERAL (
                SELECT sum(cents) AS cents, sum(captured_micros) AS captured FROM metered_invoice_line WHERE invoice_id = m.id) l ON true
            WHERE m.id <> #id
                OR NOT EXISTS (SELECT FROM metered_account a WHERE a.account_id = m.account_id)
                OR m.settled_at IS NULL AND l.cents IS NOT NULL
                OR m.settled_at IS NOT NULL AND (m.captured_micros, m.total_cents * 10000 - m.tax_micros)
                    <> (coalesce(l.captured, 0), coalesce(l.cents, 0) * 10000)""".replace("#id", NamedId.sql("stripe-invoice", "m.stripe_id"));

    /** What an operator has cleared is what says so: records and invoices of its account, until the end of its month. */
    private static final String CLEARED = """
            WITH cleared AS (
                SELECT c.*, (c.month + interval '1 month') AT TIME ZONE 'UTC' AS until FROM metered_clearing c
            )
            SELECT 'clearing ' || c.id, 'is of ' || c.records || ' records for ' || c.captured_micros || ' micro-USD and ' || c.invoices
                || ' invoices; those that it has cleared are ' || u.records || ' for ' || u.captured || ' and ' || i.invoices
            FROM cleared c
                CROSS JOIN LATERAL (
                    SELECT count(*) AS records, coalesce(sum(captured_micros), 0) + (
                            SELECT coalesce(sum(captured_micros), 0) FROM metered_invoice WHERE cleared_by = c.id AND lost_at IS NOT NULL
                        ) AS captured
                    FROM metered_usage
                    WHERE cleared_by = c.id AND account_id = c.account_id AND coalesce(event_at, finalized_at) < c.until) u
                CROSS JOIN LATERAL (
                    SELECT count(*) AS invoices FROM metered_invoice
                    WHERE cleared_by = c.id AND account_id = c.account_id AND period_end <= c.until) i
            WHERE (c.records, c.captured_micros, c.invoices) <> (u.records, u.captured, i.invoices)
            UNION ALL
            SELECT 'usage record ' || u.id, 'of account ' || u.account_id || ' is cleared by ' || u.cleared_by || ', which is '
                || coalesce('of account ' || c.account_id || ' until ' || c.until, 'not there')
            FROM metered_usage u LEFT JOIN cleared c ON c.id = u.cleared_by
            WHERE u.cleared_by IS NOT NULL
                AND (c.id IS NULL OR c.account_id <> u.account_id OR coalesce(u.event_at, u.finalized_at) >= c.until)
            UNION ALL
            SELECT 'metered invoice ' || i.id, 'of account ' || i.account_id || ' is cleared by ' || i.cleared_by || ', which is '
                || coalesce('of account ' || c.account_id || ' until ' || c.until, 'not there')
            FROM metered_invoice i LEFT JOIN cleared c ON c.id = i.cleared_by
            WHERE i.cleared_by IS NOT NULL
                AND (c.id IS NULL OR c.account_id <> i.account_id OR i.period_end > c.until OR i.status NOT IN ('paid', 'void'))""";

    /** Stripe makes its invoices of a month within 60 hours, and whoever looks after them has two days more. */
    private static final String ON_NO_INVOICE = """
            SELECT 'usage record ' || u.id, 'of account ' || u.account_id || ' was reported as ' || u.event_name || ' at ' || u.event_at
                || ', which is on no invoice of Stripe''s, and is owed all the same: see why, and clear it'
            FROM metered_usage u
            WHERE u.status = 'reported' AND u.settled_by IS NULL AND u.cleared_by IS NULL
                AND date_trunc('month', u.event_at, 'UTC') + interval '1 month 110 hours'
                    < (SELECT max(created_at) FROM transfer)
                AND NOT EXISTS (
                    SELECT FROM metered_invoice i WHERE i.account_id = u.account_id AND i.settled_at IS NULL
                        AND i.cleared_by IS NULL AND i.status IS DISTINCT FROM 'void'
                        AND (i.period_end IS NULL OR i.period_end > u.event_at))""";

    static final List<Question> ALL = List.of(
            new Question(Rule.METERED_USAGE, FOLLOWED),
            new Question(Rule.METERED_SETTLEMENT, SETTLED_LINES),
            new Question(Rule.METERED_SETTLEMENT, SETTLED),
            new Question(Rule.METERED_SETTLEMENT, CLEARED),
            new Question(Rule.METERED_SETTLEMENT, ON_NO_INVOICE));

    private MeterRules() {}
}
