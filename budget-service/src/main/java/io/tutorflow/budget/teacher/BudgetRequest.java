package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The budget that an org admin requests for a teacher. */
@Schema(name = "BudgetRequest")
record BudgetRequest(
        @Schema(
                description =
                        "weekly starts on Monday and monthly on the 1st, at 00:00 in the organization's time zone.")
        @NotNull
        Period period,

        @Schema(description = "Tokens per period: above 0, with at most 4 decimals.", examples = "500")
        @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(BudgetRequest.TOKENS_LIMIT)
        @Digits(integer = 8, fraction = 4, message = "must have at most 4 decimals")
        BigDecimal limitTokens) {

    /** USD 100,000 per period: a larger budget is a typing mistake. */
    static final String TOKENS_LIMIT = "10000000";

    BudgetTerms terms() {
        return new BudgetTerms(period, Money.ofCredits(limitTokens));
    }
}
