package io.tutorflow.budget.increase;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.money.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an org admin grants: one of the two. */
@Schema(name = "BudgetIncreaseApproval", description = "Either limitTokens or extraTokens.")
record ApproveRequest(
        @Schema(
                description =
                        "The new limit per period, from now on: above the present one. It is a budget of the teacher's"
                                + " own, which a change of the default budget does not reach.",
                examples = "250")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(AskRequest.TOKENS_LIMIT)
        @Digits(integer = 8, fraction = 4, message = "must have at most 4 decimals")
        @Nullable
        BigDecimal limitTokens,

        @Schema(
                description =
                        "On top of the limit, in the present period only. A teacher who inherits the default budget goes"
                                + " on inheriting it.")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(AskRequest.TOKENS_LIMIT)
        @Digits(integer = 8, fraction = 4, message = "must have at most 4 decimals")
        @Nullable
        BigDecimal extraTokens) {

    /** @throws ApiProblem 400 unless it is one of the two */
    Answer answer() {
        if (limitTokens != null && extraTokens == null) {
            return new Answer.Approved(new Grant.NewLimit(Money.ofCredits(limitTokens)));
        }
        if (extraTokens != null && limitTokens == null) {
            return new Answer.Approved(new Grant.Extra(Money.ofCredits(extraTokens)));
        }
        throw ApiProblem.invalid("either limitTokens or extraTokens is required");
    }
}
