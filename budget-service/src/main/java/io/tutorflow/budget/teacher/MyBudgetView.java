package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A budget as the teacher whose it is sees it. */
@Schema(name = "MyBudget")
record MyBudgetView(
        @Schema(description = "limitTokens less what is spent and reserved; never below 0")
        BigDecimal remainingTokens,

        @Schema(description = "Tokens in this period, what was distributed on top included")
        BigDecimal limitTokens,

        @Schema(description = "By finished work, in this period")
        BigDecimal spentTokens,

        @Schema(description = "By work in progress") BigDecimal reservedTokens,

        @Schema(description = "spentTokens of limitTokens, at most 2 decimals; above 100 after an overrun")
        BigDecimal percent,

        @Schema(description = "green, amber from 80 % on, red when nothing is left")
        Level level,

        Period period,

        @Schema(description = "When the next period begins, with nothing spent")
        Instant resetsAt,

        @Schema(description = "Who set it, and can raise it")
        String contactAdmin) {

    private static final int PERCENT_DECIMALS = 2;

    static MyBudgetView of(BudgetBook book) {
        var spend = book.current();
        var limit = book.limit();
        return new MyBudgetView(
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
