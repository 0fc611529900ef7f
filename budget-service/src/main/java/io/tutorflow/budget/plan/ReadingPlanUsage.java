package io.tutorflow.budget.plan;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.Organization;
import io.tutorflow.budget.organization.Plan;
import io.tutorflow.budget.period.Span;
import io.tutorflow.budget.plan.PlanUsageBody.Share;
import io.tutorflow.budget.reservation.PlanShare;
import io.tutorflow.budget.reservation.PlanShares;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the use of a plan. */
@ApplicationScoped
class ReadingPlanUsage {

    private final PlanShares shares;
    private final BusinessClock clock;

    ReadingPlanUsage(PlanShares shares, BusinessClock clock) {
        this.shares = shares;
        this.clock = clock;
    }

    Uni<PlanUsageBody> of(Organization organization) {
        var now = clock.now();
        return organization
                .planAt(now)
                .flatMap(plan -> organization.planMonth(now).map(month -> of(organization, plan, month)))
                .orElseGet(() -> Uni.createFrom().item(PlanUsageBody.none()));
    }

    private Uni<PlanUsageBody> of(Organization organization, Plan plan, Span month) {
        return Uni.combine()
                .all()
                .unis(shares.in(organization.id(), month), shares.carried(organization.id(), month))
                .with((found, carried) -> PlanUsageBody.of(
                        plan,
                        month,
                        sum(found) + carried,
                        carried,
                        found.stream().map(Share::of).toList()));
    }

    private static int sum(List<PlanShare> shares) {
        return shares.stream().mapToInt(PlanShare::used).sum();
    }
}
