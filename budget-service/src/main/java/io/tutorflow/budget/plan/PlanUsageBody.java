package io.tutorflow.budget.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.budget.organization.Plan;
import io.tutorflow.budget.period.Span;
import io.tutorflow.budget.reservation.PlanShare;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The use of the organization's plan in the current month. */
@Schema(name = "PlanUsage")
@JsonInclude(JsonInclude.Include.ALWAYS)
record PlanUsageBody(
        @Schema(enumeration = {"Free", "Paid"}) String plan,
        String planCode,

        @Schema(description = "The period after which the allowance resets", enumeration = "monthly")
        String period,

        @Nullable Instant periodStart,
        @Nullable Instant resetsAt,

        @Schema(description = "Generations used or in progress in this period")
        int used,

        @Schema(
                description =
                        "Part of used: what another plan covered in a month of its own that overlaps this one, because"
                                + " one replaced the other in the middle of its month")
        int carriedOver,

        @Schema(description = "Generations the plan covers per period; 0 without a plan")
        int limit,

        @Schema(description = "For org admins: every teacher; for a teacher: only their own share")
        List<Share> perTeacher) {

    private static final String NO_PLAN = "free";

    static PlanUsageBody of(Plan plan, Span month, int used, int carriedOver, List<Share> shares) {
        return new PlanUsageBody(
                "Paid",
                plan.code(),
                "monthly",
                month.start(),
                month.end(),
                used,
                carriedOver,
                plan.generations(),
                shares);
    }

    static PlanUsageBody none() {
        return new PlanUsageBody("Free", NO_PLAN, "monthly", null, null, 0, 0, 0, List.of());
    }

    /** A teacher sees the total, but not who else used it. */
    PlanUsageBody seenBy(String teacher) {
        var own = perTeacher.stream()
                .filter(share -> teacher.equals(share.teacherId()))
                .toList();
        return new PlanUsageBody(plan, planCode, period, periodStart, resetsAt, used, carriedOver, limit, own);
    }

    /** @param teacherId null for everyone who is not a teacher */
    @Schema(name = "PlanShare")
    record Share(@Nullable String teacherId, int used) {

        static Share of(PlanShare share) {
            var teacher = share.teacher();
            return new Share(teacher == null ? null : teacher.value(), share.used());
        }
    }
}
