package io.tutorflow.internal.raise;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** Asks for the budget of a teacher. */
public record BudgetLookup(
        @NotNull UUID organizationId,
        @NotBlank @Size(max = BudgetRaise.TEXT_LIMIT) String teacherId) {}
