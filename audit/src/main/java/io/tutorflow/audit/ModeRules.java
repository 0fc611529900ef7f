package io.tutorflow.audit;

import java.util.List;

/** Whether what is charged by Stripe's meters is what was begun, or used, while its account was metered. */
final class ModeRules {

    private static final String ACCOUNTS = """
            SELECT 'workspace ' || w.id, 'is ' || w.billing_mode || ', and its wallet is '
                || CASE WHEN a.metered THEN 'metered' ELSE 'not metered' END
            FROM workspace w JOIN wallet a ON a.account_id = w.id
            WHERE (w.billing_mode = 'stripe_metered') <> a.metered""";

    private static final String CHANGES = """
            SELECT 'billing mode of account ' || account_id, 'was said to be ' || CASE WHEN metered THEN 'metered' ELSE 'not metered' END
                || ' from ' || since || ' on, and was that before'
            FROM (SELECT *, lag(metered, 1, false) OVER (PARTITION BY account_id ORDER BY since) AS before FROM billing_mode) m
            WHERE metered = before""";

    /** The mode is pinned when work begins, and kept whatever becomes of it. */
    private static final String HELD = """
            SELECT 'usage record ' || h.id, 'was held ' || CASE WHEN h.metered THEN 'as metered' ELSE 'as not metered' END
                || ', and its ' || CASE WHEN e.metered <> h.metered THEN e.kind ELSE 'open hold' END || ' is otherwise'
            FROM transfer h LEFT JOIN transfer e ON e.id = h.id AND e.kind IN ('capture', 'void')
                LEFT JOIN open_hold o ON o.id = h.id
            WHERE h.kind = 'hold' AND (e.metered <> h.metered OR o.metered <> h.metered)""";

    /** Where nothing was held the mode is that of when it was finalized, as far as its capture could know. */
    private static final String UNHELD = """
            SELECT 'usage record ' || t.id, 'was finalized for account ' || t.debit_account_id || ' at ' || t.finalized_at
                || ', is ' || CASE WHEN t.metered THEN 'metered' ELSE 'not metered' END || ', and its account was otherwise'
            FROM transfer t
            WHERE t.kind = 'capture' AND NOT EXISTS (SELECT FROM transfer h WHERE h.id = t.id AND h.kind = 'hold')
                AND t.metered <> coalesce((
                    SELECT m.metered FROM billing_mode m
                    WHERE m.account_id = t.debit_account_id AND m.since <= t.finalized_at AND m.after_seq < t.debit_seq
                    ORDER BY m.since DESC LIMIT 1), false)""";

    /** A hold has no number: clocks of replicas may differ by minutes. Of one that was lost and captured nobody knows. */
    private static final String PLACED = """
            SELECT 'transfer ' || h.id, 'is a hold of account ' || h.debit_account_id || ' at ' || h.created_at || ', is '
                || CASE WHEN h.metered THEN 'metered' ELSE 'not metered' END || ', and its account was otherwise'
            FROM transfer h
            WHERE h.kind = 'hold' AND NOT EXISTS (
                    SELECT FROM transfer c
                    WHERE c.id = h.id AND c.kind IN ('capture', 'void') AND c.created_at = h.created_at)
                AND h.metered <> coalesce((
                    SELECT m.metered FROM billing_mode m
                    WHERE m.account_id = h.debit_account_id AND m.changed_at <= h.created_at - interval '5 minutes'
                    ORDER BY m.changed_at DESC LIMIT 1), false)
                AND NOT EXISTS (
                    SELECT FROM billing_mode m
                    WHERE m.account_id = h.debit_account_id AND m.metered = h.metered
                        AND m.changed_at BETWEEN h.created_at - interval '5 minutes' AND h.created_at + interval '5 minutes')""";

    /** A switch to meters notes the number of what it withdrew. */
    private static final String WITHDRAWN = """
            SELECT 'transfer ' || t.id, 'withdraws promotional credits of account ' || t.debit_account_id
                || ' for a switch to meters, and there was none then'
            FROM transfer t
            WHERE t.kind = 'promo_withdrawn' AND NOT EXISTS (
                SELECT FROM billing_mode m
                WHERE m.account_id = t.debit_account_id AND m.metered AND m.after_seq = t.debit_seq)""";

    static final List<Question> ALL = List.of(
            new Question(Rule.BILLING_MODE, ACCOUNTS),
            new Question(Rule.BILLING_MODE, CHANGES),
            new Question(Rule.BILLING_MODE, HELD),
            new Question(Rule.BILLING_MODE, UNHELD),
            new Question(Rule.BILLING_MODE, WITHDRAWN),
            new Question(Rule.BILLING_MODE, PLACED));

    private ModeRules() {}
}
