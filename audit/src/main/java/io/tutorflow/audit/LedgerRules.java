package io.tutorflow.audit;

import java.util.List;

/** Rules that rows of billing-service's database must obey at any moment. */
final class LedgerRules {

    private static final String HOUSE = """
            SELECT 'house account ' || coalesce(id::text, name), 'is not what the ledger takes it for'
            FROM house_account FULL JOIN (VALUES %s) AS known (id, name) USING (id, name)
            WHERE house_account.id IS NULL OR known.id IS NULL""".formatted(HouseAccount.ROWS);

    /** A kind that the audit does not know is a difference, too. */
    private static final String ACCOUNTS = TransferKind.KNOWN + """
            SELECT 'transfer ' || t.id, 'is a ' || t.kind || ' from ' || debit_account_id || ' to ' || credit_account_id
            FROM transfer t LEFT JOIN known k USING (kind)
            WHERE k.bound IS NULL OR NOT ((sources = '{}' OR debit_account_id = ANY (sources))
                AND (targets = '{}' OR credit_account_id = ANY (targets)))""";

    /** Only what is taken for work uses a line, and only what clears it is of a line alone. */
    private static final String PARTS = TransferKind.KNOWN + """
            SELECT 'transfer ' || t.id, 'is a ' || t.kind || ' of ' || promo_micros || ' promotional, ' || purchased_micros
                || ' purchased and ' || line_micros || ' of the line, in micro-USD'
            FROM transfer t JOIN known USING (kind)
            WHERE NOT CASE credits
                WHEN 'none' THEN (promo_micros, purchased_micros, line_micros) = (0, 0, 0)
                WHEN 'promotional' THEN (promo_micros, purchased_micros, line_micros) = (amount_micros, 0, 0)
                WHEN 'purchased' THEN (promo_micros, purchased_micros, line_micros) = (0, amount_micros, 0)
                WHEN 'line' THEN (promo_micros, purchased_micros, line_micros) = (0, 0, amount_micros)
                WHEN 'as_spent' THEN promo_micros >= 0 AND line_micros >= 0 AND (bound = 'nothing' OR line_micros = 0)
                END""";

    private static final String ONLY_CAPTURES_ARE_EXPLAINED = """
            SELECT 'transfer ' || id, 'is a ' || kind || ', and says what was captured' FROM transfer
            WHERE kind <> 'capture' AND (late OR num_nonnulls(finalized_at, unit_price_micros, list_unit_price_micros,
                units_ten_thousandths, catalog_key, title) > 0)""";

    /**
     * What clears an invoice is money of whole cents, from one place; or it is no money at all. Taken back, it is taken back
     * whole: each of its kinds has the opposite one.
     */
    private static final String CLEARINGS =
            """
            WITH #opposites, part AS (
                SELECT t.*, CASE WHEN t.debit_account_id = ANY (#cash) THEN t.amount_micros
                                 WHEN t.credit_account_id = ANY (#cash) THEN -t.amount_micros ELSE 0 END AS money,
                       CASE WHEN t.debit_account_id = ANY (#cash) THEN t.debit_account_id
                            WHEN t.credit_account_id = ANY (#cash) THEN t.credit_account_id END AS place,
                       CASE WHEN t.debit_seq IS NOT NULL THEN t.debit_account_id::text
                            WHEN t.credit_seq IS NOT NULL THEN t.credit_account_id::text END AS wallet,
                       b.id IS NULL AND o.bound = 'what_was_done' AS takes_nothing_back,
                       b.id IS NOT NULL AS is_taken_back,
                       b.id IS NULL OR (b.amount_micros, b.debit_account_id, b.credit_account_id)
                           = (t.amount_micros, t.credit_account_id, t.debit_account_id) AS is_alike
                FROM transfer t JOIN opposites o USING (kind) LEFT JOIN transfer b ON b.id = t.id AND b.kind = o.opposite
            ), clearing AS (
                SELECT id, sum(money) AS money, count(DISTINCT place) AS places, count(*) FILTER (WHERE place IS NULL) AS others,
                       max(wallet) AS wallet, bool_or(takes_nothing_back) AS takes_nothing_back,
                       count(*) AS many, count(*) FILTER (WHERE is_taken_back) AS taken_back, bool_and(is_alike) AS is_alike
                FROM part GROUP BY id
            )
            SELECT 'clearing ' || id, 'is ' || money || ' micro-USD of money from ' || places || ' places in ' || many
                || ' transfers, ' || taken_back || ' of them taken back' || CASE WHEN is_alike THEN '' ELSE ' otherwise' END
                || coalesce(', of wallet ' || wallet, '')
            FROM clearing
            WHERE money % 10000 <> 0 OR places > 1 OR (places = 1 AND others > 0) OR taken_back NOT IN (0, many) OR NOT is_alike
                OR takes_nothing_back""".replace("#opposites", TransferKind.OPPOSITES).replace("#cash", HouseAccount.array(HouseAccount.CASH));

    /** The signup dollar belongs to a registered workspace, once, and at once. */
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
            new Question(Rule.CLEARING, CLEARINGS),
            new Question(Rule.SIGNUP, SIGNUP),
            new Question(Rule.STUDENT_DISTRIBUTION, STUDENTS_TOKENS));

    private LedgerRules() {}
}
