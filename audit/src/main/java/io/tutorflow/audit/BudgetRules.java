package io.tutorflow.audit;

import java.util.List;

/** Rules that rows of budget-service's database must obey at any moment. */
final class BudgetRules {

    private static final String ENDS = """
            SELECT 'entry of reservation ' || reservation_id, 'there is no such reservation' FROM entry e
            WHERE NOT EXISTS (SELECT FROM reservation r WHERE r.id = e.reservation_id)
            UNION ALL
            SELECT 'entry of reservation ' || reservation_id, 'is released, and late' FROM entry
            WHERE kind = 'released' AND late
            UNION ALL
            SELECT 'open reservation ' || id, 'there is no such reservation' FROM open_reservation o
            WHERE NOT EXISTS (SELECT FROM reservation r WHERE r.id = o.id)""";

    /** Reservations of a budget count in the week and in the month. */
    private static final String PERIODS = """
            SELECT 'reservation ' || r.id, 'is not counted in a week and a month of budget ' || r.budget_id
            FROM reservation r WHERE r.budget_id IS NOT NULL AND (
                SELECT count(*) FROM spend s WHERE s.budget_id = r.budget_id
                    AND s.period_start <= r.reserved_at AND s.resets_at > r.reserved_at) <> 2""";

    /** So do raises. */
    private static final String RAISED = """
            SELECT 'raise ' || r.id, 'is of no budget' FROM budget_raise r
            WHERE NOT EXISTS (SELECT FROM budget b WHERE b.id = r.budget_id)
            UNION ALL
            SELECT 'raise ' || r.id, 'is not counted in a week and a month of budget ' || r.budget_id
            FROM budget_raise r WHERE (
                SELECT count(*) FROM spend s WHERE s.budget_id = r.budget_id
                    AND s.period_start <= r.created_at AND s.resets_at > r.created_at) <> 2""";

    /**
     * A plan that replaces another one gives no second allowance. At the beginning of each month, which is when the most
     * of them overlap; what was spent after it had been released is counted although nothing of the plan was left.
     */
    private static final String OVERLAPPING = """
            SELECT 'plans of organization ' || m.organization_id || ' at ' || m.period_start,
                   'used of their months is ' || sum(a.used) || ', and at most ' || max(a.generations) || ' is covered'
            FROM allowance m JOIN allowance a ON a.organization_id = m.organization_id
                AND a.period_start <= m.period_start AND a.resets_at > m.period_start
            GROUP BY m.organization_id, m.period_start
            HAVING count(*) > 1 AND sum(a.used) > max(a.generations) + (
                SELECT count(*) FROM reservation r JOIN entry e ON e.reservation_id = r.id
                WHERE r.organization_id = m.organization_id AND r.allowance_start = ANY (array_agg(a.period_start))
                    AND e.kind = 'spent' AND e.late)""";

    /** The clocks of replicas differ by less than a minute. */
    private static final String TERMS = """
            SELECT 'budget ' || id, 'was changed before there was one' FROM budget
            WHERE changed_at < created_at - interval '1 minute'
            UNION ALL
            SELECT 'budget ' || b.id, 'was changed later by raise ' || r.id
            FROM budget b JOIN budget_raise r ON r.budget_id = b.id
            WHERE b.changed_at < r.created_at - interval '1 minute'
            UNION ALL
            SELECT 'budget ' || b.id, 'was last raised by ' || r.created_by || ' in raise ' || r.id
            FROM budget b JOIN budget_raise r ON r.budget_id = b.id AND r.created_at = b.changed_at
            WHERE b.changed_by IS DISTINCT FROM r.created_by
            UNION ALL
            SELECT 'budget ' || b.id, 'was changed later by increase request ' || i.id
            FROM budget b JOIN increase_request i ON i.organization_id = b.organization_id AND i.teacher_id = b.teacher_id
            WHERE i.status = 'approved' AND b.changed_at < i.decided_at - interval '1 minute'
            UNION ALL
            SELECT 'budget ' || b.id, 'is not what increase request ' || i.id || ' granted last'
            FROM budget b JOIN increase_request i ON i.organization_id = b.organization_id AND i.teacher_id = b.teacher_id
                AND i.decided_at = b.changed_at
            WHERE i.new_limit_micros IS NOT NULL AND (b.limit_micros, b.changed_by)
                IS DISTINCT FROM (i.new_limit_micros, i.decided_by)""";

    /** What is granted for one period is a raise of the request's id. */
    private static final String INCREASES = """
            SELECT 'increase request ' || i.id, 'is of a teacher who has no row'
            FROM increase_request i WHERE NOT EXISTS (
                SELECT FROM budget b WHERE b.organization_id = i.organization_id AND b.teacher_id = i.teacher_id)
            UNION ALL
            SELECT 'increase request ' || i.id, 'is ' || i.status || ', and not answered so'
            FROM increase_request i
            WHERE (i.status = 'pending') <> (i.decided_at IS NULL) OR (i.decided_at IS NULL) <> (i.decided_by IS NULL)
                OR (i.status = 'approved') <> (num_nonnulls(i.new_limit_micros, i.extra_micros) = 1)
                OR num_nonnulls(i.new_limit_micros, i.extra_micros) > 1
                OR i.status NOT IN ('pending', 'approved', 'denied') OR (i.reason IS NOT NULL AND i.status <> 'denied')
            UNION ALL
            SELECT 'increase request ' || i.id, 'was answered before it was made' FROM increase_request i
            WHERE i.decided_at < i.created_at - interval '1 minute'
            UNION ALL
            SELECT 'increase request ' || i.id, 'grants what no raise of its teacher gives'
            FROM increase_request i WHERE i.extra_micros IS NOT NULL AND NOT EXISTS (
                SELECT FROM budget_raise r JOIN budget b ON b.id = r.budget_id
                WHERE r.id = i.id AND r.amount_micros = i.extra_micros AND r.created_at = i.decided_at
                    AND r.created_by = i.decided_by AND b.organization_id = i.organization_id
                    AND b.teacher_id = i.teacher_id)""";

    static final List<Question> ALL = List.of(
            new Question(Rule.RESERVATION_END, ENDS),
            new Question(Rule.RESERVATION_PERIODS, PERIODS),
            new Question(Rule.PLAN_CHANGE, OVERLAPPING),
            new Question(Rule.BUDGET_TERMS, TERMS),
            new Question(Rule.BUDGET_RAISES, RAISED),
            new Question(Rule.INCREASE_REQUEST, INCREASES));

    private BudgetRules() {}
}
