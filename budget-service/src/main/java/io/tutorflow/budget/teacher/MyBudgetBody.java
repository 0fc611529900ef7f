package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.http.ErrorBody.IncreaseRequest;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A budget as its teacher sees it; without one, all but the first field are missing. */
@Schema(name = "MyBudget")
record MyBudgetBody(
        @Schema(
                description =
                        "false: no budget is set, and the organization's tokens are the only limit. The other fields"
                                + " are then missing.")
        boolean hasBudget,

        @Schema(description = "limitTokens less spent and reserved tokens; never below 0") @Nullable
        BigDecimal remainingTokens,

        @Schema(description = "Tokens in this period, including those given to the teacher for this period only")
        @Nullable
        BigDecimal limitTokens,

        @Schema(description = "Spent on finished work since this period began, also before the budget was set")
        @Nullable
        BigDecimal spentTokens,

        @Schema(description = "Reserved for work in progress") @Nullable
        BigDecimal reservedTokens,

        @Schema(
                description = "spentTokens as a percentage of limitTokens, with at most 2 decimals; above 100 after an"
                        + " overrun")
        @Nullable
        BigDecimal percent,

        @Schema(description = "green; amber from 80 %; red when nothing is left") @Nullable
        Level level,

        @Nullable Period period,

        @Schema(description = "When the next period begins and spending restarts at 0") @Nullable
        Instant resetsAt,

        @Schema(description = "Who set the budget and can raise it") @Nullable
        String contactAdmin,

        @Schema(description = "How to ask for more") @Nullable
        IncreaseRequest increaseRequest) {

    static MyBudgetBody none() {
        return new MyBudgetBody(false, null, null, null, null, null, null, null, null, null, null);
    }

    static MyBudgetBody of(BudgetBook book) {
        var spend = book.current();
        return new MyBudgetBody(
                true,
                book.remaining().credits(),
                book.limit().credits(),
                spend.spent().credits(),
                spend.reserved().credits(),
                book.percent(),
                Level.of(book),
                spend.period(),
                spend.span().end(),
                book.budget().changedBy(),
                IncreaseRequest.HERE);
    }
}
