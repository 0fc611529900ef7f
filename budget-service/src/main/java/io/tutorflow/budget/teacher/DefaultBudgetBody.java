package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An organization's default budget. */
@Schema(name = "DefaultBudget")
record DefaultBudgetBody(
        @Schema(description = "false: there is none; the other fields are then missing.")
        boolean hasDefault,

        @Nullable Period period,

        @Schema(description = "Tokens per teacher and period.") @Nullable
        BigDecimal limitTokens,

        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    static DefaultBudgetBody of(Optional<DefaultBudget> found) {
        return found.map(standard -> new DefaultBudgetBody(
                        true,
                        standard.terms().period(),
                        standard.terms().limit().credits(),
                        standard.set().at(),
                        standard.set().by()))
                .orElseGet(() -> new DefaultBudgetBody(false, null, null, null, null));
    }
}
