package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A budget as org admins see it. */
@Schema(name = "Budget", description = "How many of the organization's tokens a teacher may spend per period.")
record BudgetBody(
        UUID budgetId,
        String teacherId,
        Period period,

        @Schema(description = "Tokens per period.", examples = "500")
        BigDecimal limitTokens,

        @Schema(description = "Tokens on top of limitTokens, in this period only.")
        BigDecimal extraTokens,

        @Schema(description = "Spent on finished work since this period began, also before the budget was set.")
        BigDecimal spentTokens,

        @Schema(description = "Reserved for work in progress.")
        BigDecimal reservedTokens,

        @Schema(description = "limitTokens and extraTokens less spent and reserved tokens; never below 0.")
        BigDecimal remainingTokens,

        @Schema(
                description =
                        "spentTokens as a percentage of limitTokens and extraTokens, with at most 2 decimals; above"
                                + " 100 after an overrun.")
        BigDecimal percent,

        @Schema(description = "green; amber from 80 %; red when nothing is left.")
        Level level,

        @Schema(description = "When the next period begins and spending restarts at 0.")
        Instant resetsAt,

        @Schema(description = "Incremented by each change.") long revision,

        Instant changedAt) {

    static BudgetBody of(BudgetBook book) {
        var budget = book.budget();
        var spend = book.current();
        return new BudgetBody(
                budget.id().value(),
                budget.teacher().id().value(),
                spend.period(),
                book.terms().limit().credits(),
                spend.raised().credits(),
                spend.spent().credits(),
                spend.reserved().credits(),
                book.remaining().credits(),
                book.percent(),
                Level.of(book),
                spend.span().end(),
                budget.revision(),
                Objects.requireNonNull(budget.lastChange()).at());
    }
}
