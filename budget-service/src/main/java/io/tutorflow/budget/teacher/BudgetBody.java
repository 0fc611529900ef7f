package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What holds for a teacher, as org admins see it. */
@Schema(name = "Budget", description = "How many of the organization's tokens a teacher may spend per period.")
record BudgetBody(
        UUID budgetId,
        String teacherId,

        @Schema(
                description =
                        "own; default: the organization's default budget holds; exempt: none does, and the fields of"
                                + " a limit are missing; none: there is no default budget either.",
                enumeration = {"own", "default", "exempt", "none"})
        String source,

        @Nullable Period period,

        @Schema(description = "Tokens per period.", examples = "500") @Nullable
        BigDecimal limitTokens,

        @Schema(description = "Tokens on top of limitTokens, in this period only.") @Nullable
        BigDecimal extraTokens,

        @Schema(description = "Spent on finished work since this period began, also before the budget was set.")
        @Nullable
        BigDecimal spentTokens,

        @Schema(description = "Reserved for work in progress.") @Nullable
        BigDecimal reservedTokens,

        @Schema(description = "limitTokens and extraTokens less spent and reserved tokens; never below 0.") @Nullable
        BigDecimal remainingTokens,

        @Schema(
                description =
                        "spentTokens as a percentage of limitTokens and extraTokens, with at most 2 decimals; above"
                                + " 100 after an overrun.")
        @Nullable
        BigDecimal percent,

        @Schema(description = "green; amber from 80 %; red when nothing is left.") @Nullable
        Level level,

        @Schema(description = "When the next period begins and spending restarts at 0.") @Nullable
        Instant resetsAt,

        @Schema(description = "Incremented by each change of what holds for the teacher.")
        long revision,

        @Schema(
                description =
                        "When what holds for the teacher was last set or raised; by the default budget's last change, too, if that is"
                                + " what holds.")
        @Nullable
        Instant changedAt) {

    static BudgetBody of(TeacherBook book) {
        return book.limited().map(BudgetBody::limited).orElseGet(() -> unlimited(book.budget()));
    }

    private static BudgetBody limited(BudgetBook book) {
        var budget = book.budget();
        var spend = book.current();
        return new BudgetBody(
                budget.id().value(),
                budget.teacher().id().value(),
                source(budget),
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
                budget.lastSet().at());
    }

    private static BudgetBody unlimited(Budget budget) {
        var lastChange = budget.lastChange();
        return new BudgetBody(
                budget.id().value(),
                budget.teacher().id().value(),
                source(budget),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                budget.revision(),
                lastChange == null ? null : lastChange.at());
    }

    private static String source(Budget budget) {
        return switch (budget.arrangement()) {
            case Arrangement.Own own -> "own";
            case Arrangement.Inherits inherits -> budget.standard() == null ? "none" : "default";
            case Arrangement.Exempt exempt -> "exempt";
        };
    }
}
