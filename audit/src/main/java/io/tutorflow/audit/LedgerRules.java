package io.tutorflow.audit;

import java.util.List;

/** What rows of billing-service's database must be to each other at any moment. */
final class LedgerRules {

    /** Revenue, promotions, and what Stripe has taken and not yet paid out. */
    private static final String HOUSE = """
            SELECT 'house account ' || coalesce(id::text, name), 'is not what the ledger takes it for'
            FROM house_account FULL JOIN (VALUES
                ('00000000-0000-0000-0000-000000000001'::uuid, 'revenue'),
                ('00000000-0000-0000-0000-000000000002', 'promotions'),
                ('00000000-0000-0000-0000-000000000003', 'stripe clearing')) AS known (id, name) USING (id, name)
            WHERE house_account.id IS NULL""";

    private static final String ACCOUNTS = """
            SELECT 'transfer ' || id, 'is a ' || kind || ' from ' || debit_account_id || ' to ' || credit_account_id
            FROM transfer WHERE NOT CASE
                WHEN kind IN ('hold', 'capture') THEN credit_account_id = '00000000-0000-0000-0000-000000000001'
                WHEN kind = 'void' THEN debit_account_id = '00000000-0000-0000-0000-000000000001'
                WHEN kind IN ('signup', 'grant', 'bonus') THEN debit_account_id = '00000000-0000-0000-0000-000000000002'
                WHEN kind = 'purchase' THEN debit_account_id = '00000000-0000-0000-0000-000000000003'
                WHEN kind IN ('refund', 'dispute') THEN credit_account_id IN (
                    '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000003')
                WHEN kind IN ('refund_returned', 'dispute_returned') THEN debit_account_id IN (
                    '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000003')
                ELSE kind IN ('distribution', 'distribution_returned') END""";

    /** Gifts are promotional, what was paid for and its bonus are purchased; only a capture uses a line or is explained. */
    private static final String PARTS = """
            SELECT 'transfer ' || id, 'is a ' || kind || ' of ' || promo_micros || ' promotional, ' || purchased_micros
                || ' purchased and ' || line_micros || ' of the line, in micro-USD'
            FROM transfer WHERE NOT CASE
                WHEN kind IN ('hold', 'void') THEN promo_micros = 0 AND purchased_micros = 0 AND line_micros = 0
                WHEN kind IN ('signup', 'grant') THEN promo_micros = amount_micros AND purchased_micros = 0
                WHEN kind IN ('purchase', 'bonus', 'refund', 'refund_returned', 'dispute', 'dispute_returned')
                    THEN promo_micros = 0 AND purchased_micros = amount_micros
                WHEN kind = 'capture' THEN promo_micros >= 0 AND line_micros >= 0
                ELSE promo_micros >= 0 AND line_micros = 0 END""";

    private static final String ONLY_CAPTURES_ARE_EXPLAINED = """
            SELECT 'transfer ' || id, 'is a ' || kind || ', and says what was captured' FROM transfer
            WHERE kind <> 'capture' AND (late OR num_nonnulls(finalized_at, unit_price_micros, units_ten_thousandths,
                catalog_key) > 0)""";

    /** The signup dollar is of whoever registered, once, and at once. */
    private static final String SIGNUP = """
            SELECT 'transfer ' || t.id, 'is a signup that no workspace registered for' FROM transfer t
                LEFT JOIN workspace w ON w.id = t.id
            WHERE t.kind = 'signup' AND (w.id IS NULL OR w.origin <> 'self_serve' OR t.credit_account_id <> w.id
                OR w.created_at <> t.created_at)
            UNION ALL
            SELECT 'workspace ' || w.id, 'has registered, and has no signup' FROM workspace w
            WHERE w.origin = 'self_serve' AND NOT EXISTS (SELECT FROM transfer t WHERE t.id = w.id AND t.kind = 'signup')""";

    private static final String STUDENTS_TOKENS = """
            SELECT coalesce('distribution ' || d.id, 'transfer ' || t.id),
                   CASE WHEN t.id IS NULL THEN 'moved nothing' WHEN d.id IS NULL THEN 'is of no distribution'
                        ELSE 'and the transfer that it made differ' END
            FROM (SELECT * FROM distribution WHERE recipient = 'student') d
                 LEFT JOIN student s ON s.organization_id = d.organization_id AND s.student_id = d.recipient_id
                 FULL JOIN (SELECT * FROM transfer WHERE kind IN ('distribution', 'distribution_returned')) t ON t.id = d.id
            WHERE (t.amount_micros, t.kind, t.created_at, t.actor, t.debit_account_id, t.credit_account_id)
                IS DISTINCT FROM (d.amount_micros, CASE d.direction WHEN 'give' THEN 'distribution'
                    ELSE 'distribution_returned' END, d.created_at, d.distributed_by,
                    CASE d.direction WHEN 'give' THEN d.organization_id ELSE s.account_id END,
                    CASE d.direction WHEN 'give' THEN s.account_id ELSE d.organization_id END)""";

    static final List<Question> ALL = List.of(
            new Question(Rule.HOUSE_ACCOUNTS, HOUSE),
            new Question(Rule.TRANSFER_ACCOUNTS, ACCOUNTS),
            new Question(Rule.TRANSFER_PARTS, PARTS),
            new Question(Rule.TRANSFER_EXPLAINED, ONLY_CAPTURES_ARE_EXPLAINED),
            new Question(Rule.SIGNUP, SIGNUP),
            new Question(Rule.STUDENT_DISTRIBUTION, STUDENTS_TOKENS));

    private LedgerRules() {}
}
