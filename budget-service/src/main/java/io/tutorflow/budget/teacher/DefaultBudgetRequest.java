package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The default budget that an org admin requests. */
@Schema(name = "DefaultBudgetRequest")
record DefaultBudgetRequest(
        @Schema(
                description =
                        "weekly starts on Monday and monthly on the 1st, at 00:00 in the organization's time zone.")
        @NotNull
        Period period,

        @Schema(description = "Tokens per teacher and period: above 0, with at most 4 decimals.", examples = "500")
        @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(BudgetRequest.TOKENS_LIMIT)
        @Digits(integer = 8, fraction = 4, message = "must have at most 4 decimals")
        BigDecimal limitTokens) {

    BudgetTerms terms() {
        return new BudgetTerms(period, Money.ofCredits(limitTokens));
    }
}
