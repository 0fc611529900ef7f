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

        @Schema(description = "Incremented by each change.") long revision,

        Instant changedAt) {

    /** @param budget one with terms */
    static BudgetBody of(Budget budget) {
        var terms = Objects.requireNonNull(budget.terms());
        return new BudgetBody(
                budget.id().value(),
                budget.teacher().id().value(),
                terms.period(),
                terms.limit().credits(),
                budget.revision(),
                budget.lastChange().at());
    }
}
