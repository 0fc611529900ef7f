package io.tutorflow.billing.account.organization;

import io.tutorflow.http.ApiProblem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The plan that an operator agrees with an organization; without generations it is none. */
record PlanRequest(
        @NotNull
        @Pattern(regexp = PlanRequest.CODE, message = PlanRequest.CODE_RULE)
        @Schema(description = "Names the plan", examples = "school-100")
        String planCode,

        @NotNull
        @Min(0)
        @Max(Plan.MAX_GENERATIONS)
        @Schema(description = "How many generations it covers a month; 0 ends the plan")
        Integer generationsPerPeriod,

        @Schema(
                description = "The first day of its first month, in the organization's time zone; later months begin on"
                        + " the same day, or on the last one of a shorter month. Needed unless the plan ends.")
        @Nullable
        LocalDate periodStart) {

    static final String CODE = "[a-z0-9][a-z0-9_-]{0,39}";
    static final String CODE_RULE =
            "must be 1 to 40 lower-case letters, digits, underscores and hyphens, and start with a letter or digit";

    /** Beyond, a date is a slip of the hand, and months can no longer be counted from it. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2199;

    @Nullable
    Plan plan() {
        if (generationsPerPeriod == 0) {
            return null;
        }
        if (periodStart == null || periodStart.getYear() < FIRST_YEAR || periodStart.getYear() > LAST_YEAR) {
            throw ApiProblem.invalid("periodStart is required, between the years 2000 and 2199");
        }
        return new Plan(planCode, generationsPerPeriod, periodStart);
    }
}
