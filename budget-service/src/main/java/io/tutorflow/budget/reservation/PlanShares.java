package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.period.Span;
import io.tutorflow.budget.teacher.TeacherId;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Who uses a plan, by the open or spent reservations that it covers. */
@ApplicationScoped
public class PlanShares {

    private static final String SHARES = """
            SELECT r.teacher_id, count(*)::int FROM reservation r
            WHERE r.organization_id = $1 AND r.allowance_start = $2
                AND (NOT EXISTS (SELECT FROM entry e WHERE e.reservation_id = r.id)
                    OR EXISTS (SELECT FROM entry e WHERE e.reservation_id = r.id AND e.kind = 'spent'))
            GROUP BY r.teacher_id ORDER BY r.teacher_id NULLS LAST""";

    private static final String CARRIED = """
            SELECT coalesce(sum(used), 0)::int FROM allowance
            WHERE organization_id = $1 AND period_start <> $2 AND period_start < $3 AND resets_at > $2""";

    private final Pool pool;

    PlanShares(Pool pool) {
        this.pool = pool;
    }

    /** How much another plan covers of a month of its own that overlaps this one. */
    public Uni<Integer> carried(OrganizationId organization, Span month) {
        return pool.preparedQuery(CARRIED)
                .execute(Tuple.of(organization.value(), Columns.utc(month.start()), Columns.utc(month.end())))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** In a month of the organization's plan: teachers by id, then everyone else. */
    public Uni<List<PlanShare>> in(OrganizationId organization, Span month) {
        return pool.preparedQuery(SHARES)
                .execute(Tuple.of(organization.value(), Columns.utc(month.start())))
                .map(rows -> {
                    var shares = new ArrayList<PlanShare>();
                    rows.forEach(row -> {
                        var teacher = row.getString(0);
                        shares.add(new PlanShare(teacher == null ? null : new TeacherId(teacher), row.getInteger(1)));
                    });
                    return shares;
                });
    }
}
