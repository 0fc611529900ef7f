package io.tutorflow.internal.raise;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A distribution by an org admin to a teacher: it raises the limit of this period.
 *
 * @param raiseId a repeat with the same id is the same raise
 * @param amountMicros added to the limit, in micro-USD
 */
public record BudgetRaise(
        @NotNull UUID raiseId,
        @NotNull UUID organizationId,
        @NotBlank @Size(max = BudgetRaise.TEXT_LIMIT) String teacherId,
        @Positive @Max(BudgetRaise.MOST_MICROS) long amountMicros,
        @NotBlank @Size(max = BudgetRaise.TEXT_LIMIT) String raisedBy) {

    static final int TEXT_LIMIT = 255;

    /** USD 100,000, as for a budget. */
    static final long MOST_MICROS = 100_000_000_000L;
}
