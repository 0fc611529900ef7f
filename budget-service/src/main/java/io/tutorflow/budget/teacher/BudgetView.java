package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A budget as org admins see it. */
@Schema(name = "Budget", description = "What a teacher may spend of the organization's tokens per period.")
record BudgetView(
        UUID budgetId,
        String teacherId,
        Period period,

        @Schema(description = "Tokens per period.", examples = "500")
        BigDecimal limitTokens,

        @Schema(description = "Rises with each change.") long revision,

        Instant changedAt) {

    /** @param budget one that is set */
    static BudgetView of(Budget budget) {
        var terms = Objects.requireNonNull(budget.terms());
        return new BudgetView(
                budget.id().value(),
                budget.teacher().id().value(),
                terms.period(),
                terms.limit().credits(),
                budget.revision(),
                budget.lastChange().at());
    }
}
