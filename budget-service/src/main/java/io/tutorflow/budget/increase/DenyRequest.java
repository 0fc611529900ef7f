package io.tutorflow.budget.increase;

import io.tutorflow.http.SaysSomething;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a request is denied. */
@Schema(name = "BudgetIncreaseDenial")
record DenyRequest(
        @SaysSomething
        @Size(min = 1, max = 500)
        @Schema(description = "For the teacher to read.", pattern = "\\S")
        @Nullable
        String reason) {}
