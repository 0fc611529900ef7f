package io.tutorflow.audit;

import java.util.List;

/** Whether what is lost of invoices at Stripe has its consequences here: lines are frozen, invoices are open again. */
final class DunningRules {

    /** Who has frozen one, or frozen it before, may do so again or not; Stripe's last word is about what is unpaid. */
    private static final String FROZEN = """
            WITH newest AS (
                SELECT DISTINCT ON (account_id) * FROM line_freeze ORDER BY account_id, changed_at DESC
            ), dunned AS (
                SELECT account_id, max(ended_at) AS at, string_agg(id::text, ', ' ORDER BY id) AS invoices FROM invoice
                WHERE state = 'uncollectible' AND ended_by = '#stripe' GROUP BY account_id
            )
            SELECT 'line of account ' || coalesce(n.account_id, d.account_id), 'is '
                || coalesce(CASE WHEN n.frozen THEN 'frozen' ELSE 'free' END || ' since ' || n.changed_at || ' by ' || n.actor,
                    'as it ever was') || '; given up by Stripe: ' || coalesce(d.invoices || ' at ' || d.at, 'nothing')
            FROM newest n FULL JOIN dunned d USING (account_id)
            WHERE (n.actor = '#stripe' AND n.frozen <> (d.account_id IS NOT NULL))
                OR (d.account_id IS NOT NULL AND NOT EXISTS (
                    SELECT FROM line_freeze f WHERE f.account_id = d.account_id AND f.frozen
                        AND f.changed_at <= d.at + interval '5 minutes'))""".replace("#stripe", CollectionCheck.STRIPE);

    /** All of it: a part is for a person. What came in past Stripe is not lost with what Stripe charged beside it. */
    private static final String LOST = """
            SELECT 'dispute ' || d.id, 'is lost, and invoice ' || i.id || ' was not opened again, whose payment it was'
            FROM dispute d JOIN stripe_invoice s ON s.invoice_id = d.invoice_id JOIN invoice i ON i.id = s.invoice_id
            WHERE d.state = 'lost' AND d.amount_cents * 10000 = i.due_micros AND i.reopened <= s.reopened
                AND EXISTS (SELECT FROM transfer t WHERE t.id = #paid AND t.debit_account_id = '#clearing')""".replace(
                    "#paid", NamedId.sql("invoice", "concat_ws(':', s.invoice_id, nullif(s.reopened, 0))"))
            .replace("#clearing", HouseAccount.STRIPE_CLEARING.id().toString());

    static final List<Question> ALL =
            List.of(new Question(Rule.DUNNING, FROZEN), new Question(Rule.DISPUTE_LEDGER, LOST));

    private DunningRules() {}
}
