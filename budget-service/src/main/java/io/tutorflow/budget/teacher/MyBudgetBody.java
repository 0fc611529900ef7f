package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A budget as its teacher sees it. */
@Schema(name = "MyBudget")
record MyBudgetBody(
        @Schema(description = "limitTokens less spent and reserved tokens; never below 0")
        BigDecimal remainingTokens,

        @Schema(description = "Tokens in this period, including tokens distributed to the teacher")
        BigDecimal limitTokens,

        @Schema(description = "Spent on finished work in this period")
        BigDecimal spentTokens,

        @Schema(description = "Reserved for work in progress")
        BigDecimal reservedTokens,

        @Schema(
                description = "spentTokens as a percentage of limitTokens, with at most 2 decimals; above 100 after an"
                        + " overrun")
        BigDecimal percent,

        @Schema(description = "green; amber from 80 %; red when nothing is left")
        Level level,

        Period period,

        @Schema(description = "When the next period begins and spending restarts at 0")
        Instant resetsAt,

        @Schema(description = "Who set the budget and can raise it")
        String contactAdmin) {

    private static final int PERCENT_DECIMALS = 2;

    static MyBudgetBody of(BudgetBook book) {
        var spend = book.current();
        var limit = book.limit();
        return new MyBudgetBody(
                book.remaining().credits(),
                limit.credits(),
                spend.spent().credits(),
                spend.reserved().credits(),
                percent(spend.spent(), limit),
                Level.of(book),
                spend.period(),
                spend.span().end(),
                book.budget().lastChange().by());
    }

    private static BigDecimal percent(Money spent, Money limit) {
        var percent = BigDecimal.valueOf(spent.micros())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(limit.micros()), PERCENT_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }
}
