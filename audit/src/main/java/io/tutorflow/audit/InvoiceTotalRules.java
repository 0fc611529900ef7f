package io.tutorflow.audit;

import java.util.List;

/** Whether all of a document but its usage follows from its usage and from the terms of its month. */
final class InvoiceTotalRules {

    /**
     * The other lines and the totals: discount, waived usage, applied credits, rounding to cents, tax on the cents. What is
     * nothing has no line. A true-up is compared with its month's minimum.
     */
    private static final String TOTALS = """
            WITH said AS (
                SELECT invoice_id, count(*) AS lines, max(line_no) AS last_line,
                       coalesce(sum(amount_micros) FILTER (WHERE type = 'usage'), 0) AS list,
                       coalesce(sum(billable_micros), 0) AS billable, coalesce(sum(promo_micros), 0) AS promo,
                       coalesce(sum(purchased_micros), 0) AS purchased, coalesce(sum(line_micros), 0) AS line,
                       coalesce(sum(amount_micros) FILTER (WHERE type IN ('true_up', 'true_up_lowered')), 0) AS true_up,
                       coalesce(sum(amount_micros) FILTER (WHERE type = 'reversed_top_up'), 0) AS reversed,
                       array_agg(type || ' ' || amount_micros ORDER BY type, amount_micros)
                           FILTER (WHERE type NOT IN ('usage', 'true_up', 'true_up_lowered', 'reversed_top_up')) AS others
                FROM invoice_line GROUP BY invoice_id
            ), exact AS (
                SELECT s.invoice_id, s.lines, s.last_line, s.list, s.billable, s.promo, s.purchased, s.true_up, s.reversed, s.others,
                       i.id, CASE WHEN i.metered_micros IS NULL THEN s.line ELSE 0 END AS line,
                       CASE WHEN i.metered_micros IS NOT NULL THEN s.line END AS metered,
                       CASE WHEN i.metered_micros IS NULL THEN s.line ELSE 0 END + s.true_up + s.reversed AS net,
                       coalesce(terms.tax_rate, 0) AS rate, i.metered_micros AS i_metered,
                       i.promo_micros AS i_promo, i.purchased_micros AS i_purchased, i.line_micros AS i_line,
                       i.true_up_micros AS i_true_up, i.reversed_micros AS i_reversed, i.rounding_micros AS i_rounding,
                       i.tax_millionths AS i_rate, i.tax_micros AS i_tax, i.due_micros AS i_due
                FROM invoice i FULL JOIN said s ON s.invoice_id = i.id LEFT JOIN LATERAL (
                    SELECT t.tax_rate FROM workspace_terms t
                    WHERE t.workspace_id = i.account_id AND t.effective_from <= date_trunc(
                        'month', (i.period_to - interval '1 microsecond') AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
                    ORDER BY t.effective_from DESC, t.version DESC LIMIT 1) terms ON true
            ), cents AS (
                SELECT *, round(net::numeric / 10000) AS net_cents FROM exact
            ), due AS (
                SELECT *, net_cents * 10000 - net AS rounding, round(net_cents * rate / 1000000) * 10000 AS tax FROM cents
            ), expected AS (
                SELECT *, (SELECT array_agg(type || ' ' || amount ORDER BY type, amount) FROM (VALUES
                        ('discount', billable - list), ('waived', promo + purchased + line + coalesce(metered, 0) - billable),
                        ('promotional_credits', -promo), ('purchased_credits', -purchased),
                        ('metered', -coalesce(metered, 0)), ('rounding', rounding), ('tax', tax)) AS line (type, amount)
                    WHERE amount <> 0) AS due_lines
                FROM due
            )
            SELECT 'invoice ' || coalesce(id, invoice_id), CASE
                WHEN id IS NULL THEN 'has lines, and there is no such document'
                WHEN invoice_id IS NULL THEN 'has no lines'
                WHEN last_line <> lines THEN 'has ' || lines || ' lines, numbered up to ' || last_line
                WHEN others IS DISTINCT FROM due_lines THEN 'says ' || coalesce(array_to_string(others, ', '), 'nothing')
                    || ' beside usage, in micro-USD; ' || coalesce(array_to_string(due_lines, ', '), 'nothing') || ' follows from it'
                ELSE 'comes to ' || concat_ws(' + ', i_line, i_true_up, i_reversed, i_rounding, i_tax) || ' = ' || i_due
                    || ' micro-USD at ' || i_rate || ' millionths of tax, with ' || i_promo || ' promotional and ' || i_purchased
                    || ' purchased; its lines and terms come to '
                    || concat_ws(' + ', line, true_up, reversed, rounding, tax) || ' at ' || rate || ', ' || promo || ' and '
                    || purchased || coalesce('; ' || i_metered || ' are metered, of ' || metered || ' captured', '') END
            FROM expected
            WHERE id IS NULL OR invoice_id IS NULL OR last_line <> lines OR others IS DISTINCT FROM due_lines
                OR (i_promo, i_purchased, i_line, i_true_up, i_reversed, i_rounding, i_rate, i_tax, i_due)
                    <> (promo, purchased, line, true_up, reversed, rounding, rate, tax, net + rounding + tax)
                OR i_metered IS DISTINCT FROM metered""";

    /** What a document has of each month, and how long it was in force. */
    private static final String PARTS = """
            WITH month_of AS (
                SELECT id, month FROM invoice JOIN invoice_line ON invoice_id = id WHERE month IS NOT NULL
                UNION
                SELECT id, date_trunc('month', (period_to - interval '1 microsecond') AT TIME ZONE 'UTC')::date
                FROM invoice WHERE closes
            ), part AS (
                SELECT i.account_id, m.month, i.id, i.closes, i.created_at, i.metered_micros IS NOT NULL AS is_metered,
                       CASE i.state WHEN 'void' THEN i.ended_at ELSE 'infinity' END AS until,
                       coalesce(sum(l.purchased_micros + l.line_micros), 0) AS paid, coalesce(sum(l.line_micros), 0) AS line,
                       coalesce(sum(l.amount_micros) FILTER (WHERE l.type <> 'usage'), 0) AS true_up,
                       coalesce(bool_or(l.type <> 'usage' AND (l.type = 'true_up') <> (l.amount_micros > 0)), false) AS is_misnamed
                FROM month_of m JOIN invoice i USING (id)
                    LEFT JOIN invoice_line l ON l.invoice_id = i.id AND l.month = m.month
                GROUP BY i.account_id, m.month, i.id
            ), metered AS (
                SELECT account_id, metered, since,
                       lead(since, 1, 'infinity') OVER (PARTITION BY account_id ORDER BY since) AS until
                FROM billing_mode
            ), agreed AS (
                SELECT workspace_id AS account_id, effective_from, commit_micros,
                       lead(effective_from, 1, 'infinity') OVER (
                           PARTITION BY workspace_id ORDER BY effective_from) AS until
                FROM (SELECT DISTINCT ON (workspace_id, effective_from) * FROM workspace_terms
                      ORDER BY workspace_id, effective_from, version DESC) t
            )""";

    /**
     * A month's minimum (none of one that ends metered), less what documents in force at that time had of it, less what they
     * charged for it. A statement of metered usage charges nothing. Only a document that closes a month charges for what is
     * missing; what was charged too much is taken off, up to what is due of the late usage itself.
     */
    private static final String TRUE_UPS = PARTS + """
            , stood AS (
                SELECT p.*, CASE WHEN coalesce(bool_or(m.metered), false) THEN 0 ELSE coalesce(a.commit_micros, 0) END AS minimum,
                       coalesce(sum(b.paid), 0) AS paid_before,
                       coalesce(sum(b.true_up), 0) AS true_up_before
                FROM part p
                    LEFT JOIN part b ON b.account_id = p.account_id AND b.month = p.month AND b.id <> p.id
                        AND b.created_at < p.created_at AND b.until > p.created_at
                    LEFT JOIN agreed a ON a.account_id = p.account_id
                        AND p.month::timestamp AT TIME ZONE 'UTC' >= a.effective_from
                        AND p.month::timestamp AT TIME ZONE 'UTC' < a.until
                    LEFT JOIN metered m ON m.account_id = p.account_id
                        AND (p.month + interval '1 month') AT TIME ZONE 'UTC' > m.since
                        AND (p.month + interval '1 month') AT TIME ZONE 'UTC' <= m.until
                GROUP BY p.account_id, p.month, p.id, p.closes, p.created_at, p.until, p.paid, p.line, p.true_up, p.is_misnamed, p.is_metered,
                    a.commit_micros
            ), missing AS (
                SELECT *, greatest(0, minimum - paid_before - paid) - true_up_before AS missing FROM stood
            ), due AS (
                SELECT *, CASE WHEN is_metered THEN 0 WHEN missing <= 0 THEN greatest(missing, -line) WHEN closes THEN missing ELSE 0 END AS due
                FROM missing
            )
            SELECT 'invoice ' || id,
                   'charges ' || true_up || ' micro-USD for the minimum of ' || to_char(month, 'YYYY-MM') || ', ' || due || ' is due: '
                   || minimum || ' agreed, ' || paid_before || ' and ' || paid || ' paid for, ' || true_up_before || ' charged before'
            FROM due WHERE true_up <> due OR is_misnamed""";

    /** What a closed month falls short of is charged by somebody. */
    private static final String FORGOTTEN = PARTS + """
            , closed AS (
                SELECT i.account_id, m.month::date AS month, a.commit_micros AS minimum
                FROM agreed a JOIN invoicing_account i USING (account_id), LATERAL generate_series(
                    date_trunc('month', a.effective_from AT TIME ZONE 'UTC'),
                    least(a.until AT TIME ZONE 'UTC', i.next_month::timestamp) - interval '1 microsecond', interval '1 month') AS m (month)
                WHERE a.commit_micros > 0 AND m.month >= a.effective_from AT TIME ZONE 'UTC' AND NOT EXISTS (
                    SELECT FROM metered o WHERE o.account_id = i.account_id AND o.metered
                        AND (m.month + interval '1 month') AT TIME ZONE 'UTC' > o.since
                        AND (m.month + interval '1 month') AT TIME ZONE 'UTC' <= o.until)
            )
            SELECT 'account ' || account_id,
                   'has ' || coalesce(sum(paid), 0) || ' micro-USD paid for in ' || to_char(month, 'YYYY-MM') || ', a closed month, and '
                   || coalesce(sum(true_up), 0) || ' charged up to its minimum of ' || minimum
            FROM closed LEFT JOIN (SELECT * FROM part WHERE until = 'infinity') p USING (account_id, month)
            GROUP BY account_id, month, minimum HAVING coalesce(sum(paid + true_up), 0) < minimum""";

    static final List<Question> ALL = List.of(
            new Question(Rule.INVOICE_TOTALS, TOTALS),
            new Question(Rule.INVOICE_MINIMUM, TRUE_UPS),
            new Question(Rule.INVOICE_MINIMUM, FORGOTTEN));

    private InvoiceTotalRules() {}
}
