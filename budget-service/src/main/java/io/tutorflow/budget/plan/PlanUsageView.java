package io.tutorflow.budget.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.budget.organization.Plan;
import io.tutorflow.budget.period.Span;
import io.tutorflow.budget.reservation.PlanShare;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is used of the organization's plan in its present month. */
@Schema(name = "PlanUsage")
@JsonInclude(JsonInclude.Include.ALWAYS)
record PlanUsageView(
        @Schema(enumeration = {"Free", "Paid"}) String plan,
        String planCode,

        @Schema(description = "How often the allowance begins afresh", enumeration = "monthly")
        String period,

        @Nullable Instant periodStart,
        @Nullable Instant resetsAt,

        @Schema(description = "Generations covered or about to be, in this period")
        int used,

        @Schema(description = "Generations that the plan covers in each period; 0 without a plan")
        int limit,

        @Schema(description = "For org admins every teacher, for a teacher the own share")
        List<Share> perTeacher) {

    private static final String NO_PLAN = "free";

    static PlanUsageView of(Plan plan, Span month, int used, List<Share> shares) {
        return new PlanUsageView(
                "Paid", plan.code(), "monthly", month.start(), month.end(), used, plan.generations(), shares);
    }

    static PlanUsageView none() {
        return new PlanUsageView("Free", NO_PLAN, "monthly", null, null, 0, 0, List.of());
    }

    /** A teacher sees how much is used, and who of the others used it is not a teacher's business. */
    PlanUsageView seenBy(String teacher) {
        var own = perTeacher.stream()
                .filter(share -> teacher.equals(share.teacherId()))
                .toList();
        return new PlanUsageView(plan, planCode, period, periodStart, resetsAt, used, limit, own);
    }

    /** @param teacherId null for all who are no teachers */
    @Schema(name = "PlanShare")
    record Share(@Nullable String teacherId, int used) {

        static Share of(PlanShare share) {
            var teacher = share.teacher();
            return new Share(teacher == null ? null : teacher.value(), share.used());
        }
    }
}
