package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.money.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an org admin arranges for a teacher: a budget, or none whatever the default. */
@Schema(name = "BudgetRequest", description = "Either period and limitTokens, or exempt: true.")
record BudgetRequest(
        @Schema(
                description =
                        "weekly starts on Monday and monthly on the 1st, at 00:00 in the organization's time zone.")
        @Nullable
        Period period,

        @Schema(description = "Tokens per period: above 0, with at most 4 decimals.", examples = "500")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(BudgetRequest.TOKENS_LIMIT)
        @Digits(integer = 8, fraction = 4, message = "must have at most 4 decimals")
        @Nullable
        BigDecimal limitTokens,

        @Schema(description = "true: no budget limits the teacher, not even the default one.") @Nullable
        Boolean exempt) {

    /** USD 100,000 per period: a larger budget is a typing mistake. */
    static final String TOKENS_LIMIT = "10000000";

    /** @throws ApiProblem 400 unless it is one of the two */
    Arrangement arrangement() {
        if (Boolean.TRUE.equals(exempt)) {
            if (period != null || limitTokens != null) {
                throw ApiProblem.invalid("exempt: true excludes period and limitTokens");
            }
            return new Arrangement.Exempt();
        }
        if (period == null) {
            throw ApiProblem.invalid("period is required, unless exempt is true");
        }
        if (limitTokens == null) {
            throw ApiProblem.invalid("limitTokens is required, unless exempt is true");
        }
        return new Arrangement.Own(new BudgetTerms(period, Money.ofCredits(limitTokens)));
    }
}
