package io.tutorflow.audit;

import java.util.List;

/**
 * Replays the transfers of each wallet in order of their numbers: none is missing, and each takes its parts from what
 * was there before: promotional credits first, then purchased ones, then the line.
 */
final class LedgerReplay {

    private static final String MOVED = """
            moved AS (
                SELECT debit_account_id AS account_id, debit_seq AS seq, id, kind, amount_micros AS amount,
                       -promo_micros AS promo, -purchased_micros AS purchased, line_micros AS line, true AS is_out,
                       created_at AS at, metered
                FROM transfer WHERE debit_seq IS NOT NULL
                UNION ALL
                SELECT credit_account_id, credit_seq, id, kind, amount_micros, promo_micros, purchased_micros, -line_micros,
                       false, created_at, metered
                FROM transfer WHERE credit_seq IS NOT NULL
            )""";

    private static final String NUMBERS = "WITH " + MOVED + """
            , last AS (
                SELECT account_id, max(seq) AS seq, count(*) AS many, count(DISTINCT seq) AS numbers,
                       max(seq) FILTER (WHERE NOT is_out) AS filled
                FROM moved
                GROUP BY account_id
            )
            SELECT 'wallet ' || account_id,
                   'is at number ' || w.seq || ', its ' || coalesce(l.many, 0) || ' transfers have '
                   || coalesce(l.numbers, 0) || ' numbers up to ' || coalesce(l.seq, 0) || '; it was filled last by number '
                   || w.filled_seq || ', and by ' || coalesce(l.filled, 0)
            FROM wallet w LEFT JOIN last l USING (account_id)
            WHERE (w.seq, w.seq, w.seq, w.filled_seq)
                <> (coalesce(l.seq, 0), coalesce(l.many, 0), coalesce(l.numbers, 0), coalesce(l.filled, 0))""";

    /** A transfer has a number on a wallet exactly if it moves that wallet's credits. */
    private static final String SIDES = TransferKind.KNOWN + """
            SELECT 'transfer ' || t.id,
                   'is a ' || t.kind || ' with the numbers ' || coalesce(t.debit_seq::text, 'none') || ' of '
                   || t.debit_account_id || ' and ' || coalesce(t.credit_seq::text, 'none') || ' of ' || t.credit_account_id
            FROM transfer t JOIN known USING (kind) LEFT JOIN wallet d ON d.account_id = t.debit_account_id
                LEFT JOIN wallet c ON c.account_id = t.credit_account_id
            WHERE (t.debit_seq IS NOT NULL, t.credit_seq IS NOT NULL)
                <> (credits <> 'none' AND d.account_id IS NOT NULL,
                    credits <> 'none' AND c.account_id IS NOT NULL)""";

    /**
     * What credits do not cover is owed on the line, where one was agreed at that time; what is metered is owed on it as a
     * whole. No more is cleared than is owed.
     */
    private static final String PARTS = TransferKind.KNOWN + ", " + MOVED + """
            , agreed AS (
                SELECT account_id, line_micros > 0 AS has_line, agreed_at AS since,
                       lead(agreed_at, 1, 'infinity') OVER (PARTITION BY account_id ORDER BY agreed_at) AS until
                FROM credit_line
            ), replayed AS (
                SELECT m.*,
                       coalesce(sum(m.promo) OVER before, 0) AS promo_before,
                       greatest(coalesce(sum(m.purchased) OVER before, 0), 0) AS purchased_before,
                       coalesce(sum(m.line) OVER before, 0) AS line_before,
                       coalesce(a.has_line, false) AS has_line
                FROM moved m LEFT JOIN agreed a ON a.account_id = m.account_id AND m.at >= a.since AND m.at < a.until
                WINDOW before AS (PARTITION BY m.account_id ORDER BY m.seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            ), due AS (
                SELECT *, CASE WHEN metered THEN 0 ELSE least(amount, promo_before) END AS promo_due,
                       CASE WHEN metered THEN 0 ELSE least(amount - least(amount, promo_before), purchased_before)
                            END AS purchased_due,
                       bound = 'what_is_there' AND amount > CASE credits
                           WHEN 'promotional' THEN promo_before
                           WHEN 'purchased' THEN purchased_before
                           WHEN 'line' THEN line_before
                           ELSE promo_before + purchased_before END AS is_too_much
                FROM replayed JOIN known USING (kind)
                WHERE (is_out OR credits = 'line') AND (credits = 'as_spent' OR bound = 'what_is_there')
            ), owed AS (
                SELECT *, CASE WHEN bound = 'nothing' AND (has_line OR metered) THEN amount - promo_due - purchased_due ELSE 0 END AS line_due
                FROM due
            )
            SELECT 'transfer ' || id,
                   'is number ' || seq || ' of wallet ' || account_id || ' and a ' || kind || ' of ' || -promo
                   || ' promotional, ' || -purchased || ' purchased and ' || line || ' of the line, in micro-USD: '
                   || CASE WHEN is_too_much AND credits = 'line' THEN line_before || ' of the line were owed'
                        WHEN is_too_much THEN promo_before || ' promotional and ' || purchased_before
                            || ' purchased were there'
                        ELSE promo_due || ', ' || amount - promo_due - line_due || ' and ' || line_due || ' were due' END
            FROM owed
            WHERE is_too_much OR (credits = 'as_spent' AND (-promo, line) <> (promo_due, line_due))""";

    static final List<Question> ALL = List.of(
            new Question(Rule.TRANSFER_NUMBERS, NUMBERS),
            new Question(Rule.TRANSFER_SIDES, SIDES),
            new Question(Rule.TRANSFER_ORDER, PARTS));

    private LedgerReplay() {}
}
