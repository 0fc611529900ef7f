package io.tutorflow.audit;

import java.util.List;

/** Whether what is to be reported to Stripe's meters is what was captured, no more and no less. */
final class MeterRules {

    /** Up to the last capture of an account that was followed, and all that is not new; what costs nothing is not reported. */
    private static final String FOLLOWED = """
            WITH captured AS (
                SELECT t.id, t.debit_account_id AS account_id, t.meter_event_name AS event_name, t.meter_value AS value,
                       t.finalized_at
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
                    || u.account_id || ' at ' || u.finalized_at END
            FROM captured c FULL JOIN metered_usage u USING (id)
            WHERE (c.account_id, c.event_name, c.value, c.finalized_at)
                IS DISTINCT FROM (u.account_id, u.event_name, u.value, u.finalized_at)""";

    static final List<Question> ALL = List.of(new Question(Rule.METERED_USAGE, FOLLOWED));

    private MeterRules() {}
}
