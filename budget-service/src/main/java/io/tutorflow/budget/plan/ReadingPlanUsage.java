package io.tutorflow.budget.plan;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.Organization;
import io.tutorflow.budget.period.Span;
import io.tutorflow.budget.plan.PlanUsageView.Share;
import io.tutorflow.clock.BusinessClock;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Counts what is used of a plan. */
@ApplicationScoped
class ReadingPlanUsage {

    private static final String SHARES = """
            SELECT r.teacher_id, count(*)::int FROM reservation r
            WHERE r.organization_id = $1 AND r.allowance_start = $2
                AND (NOT EXISTS (SELECT FROM entry e WHERE e.reservation_id = r.id)
                    OR EXISTS (SELECT FROM entry e WHERE e.reservation_id = r.id AND e.kind = 'spent'))
            GROUP BY r.teacher_id ORDER BY r.teacher_id NULLS LAST""";

    private final Pool pool;
    private final BusinessClock clock;

    ReadingPlanUsage(Pool pool, BusinessClock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<PlanUsageView> of(Organization organization) {
        var plan = organization.plan();
        var month = organization.planMonth(clock.now());
        return plan == null || month.isEmpty()
                ? Uni.createFrom().item(PlanUsageView.none())
                : shares(organization, month.get())
                        .map(shares -> PlanUsageView.of(plan, month.get(), sum(shares), shares));
    }

    private Uni<List<Share>> shares(Organization organization, Span month) {
        return pool.preparedQuery(SHARES)
                .execute(Tuple.of(organization.id().value(), month.start().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    var shares = new ArrayList<Share>();
                    rows.forEach(row -> shares.add(new Share(row.getString(0), row.getInteger(1))));
                    return shares;
                });
    }

    private static int sum(List<Share> shares) {
        return shares.stream().mapToInt(Share::used).sum();
    }
}
