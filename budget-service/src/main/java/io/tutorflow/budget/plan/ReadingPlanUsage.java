package io.tutorflow.budget.plan;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.Organization;
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
        var plan = organization.plan();
        var month = organization.planMonth(clock.now());
        return plan == null || month.isEmpty()
                ? Uni.createFrom().item(PlanUsageBody.none())
                : shares.in(organization.id(), month.get())
                        .map(found -> PlanUsageBody.of(
                                plan,
                                month.get(),
                                sum(found),
                                found.stream().map(Share::of).toList()));
    }

    private static int sum(List<PlanShare> shares) {
        return shares.stream().mapToInt(PlanShare::used).sum();
    }
}
