package io.tutorflow.billing.account.organization;

import io.tutorflow.http.ApiProblem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The plan that an operator sets for an organization; without generations the plan ends. */
record PlanRequest(
        @NotNull
        @Pattern(regexp = PlanRequest.CODE, message = PlanRequest.CODE_RULE)
        @Schema(description = "The plan's name", examples = "school-100")
        String planCode,

        @NotNull
        @Min(0)
        @Max(Plan.MAX_GENERATIONS)
        @Schema(description = "Generations the plan covers per month; 0 ends the plan")
        Integer generationsPerPeriod,

        @Schema(
                description = "The first day of the first month, in the organization's time zone; later months start on"
                        + " the same day, or on the last day of a shorter month. Required unless the plan ends.")
        @Nullable
        LocalDate periodStart) {

    static final String CODE = "[a-z0-9][a-z0-9_-]{0,39}";
    static final String CODE_RULE =
            "must be 1 to 40 lower-case letters, digits, underscores and hyphens, and start with a letter or digit";

    /** Dates beyond are typing mistakes, and months can no longer be counted from them. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2199;

    @Nullable
    Plan plan() {
        if (generationsPerPeriod == 0) {
            return null;
        }
        if (periodStart == null || periodStart.getYear() < FIRST_YEAR || periodStart.getYear() > LAST_YEAR) {
            throw ApiProblem.invalid("periodStart is required and must be between the years 2000 and 2199");
        }
        return new Plan(planCode, generationsPerPeriod, periodStart);
    }
}
