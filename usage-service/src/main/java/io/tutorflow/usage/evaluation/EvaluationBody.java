package io.tutorflow.usage.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.usage.charge.ChargeBody;
import io.tutorflow.usage.charge.Created;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An evaluation as its owner sees it. */
@Schema(description = "An evaluation and its current state.")
record EvaluationBody(
        @JsonUnwrapped ChargeBody charge,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(implementation = BigDecimal.class, description = "Out of maxScore, once the work is done")
        @Nullable
        JsonNode score,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(implementation = String.class, description = "Feedback for the learner, once the work is done")
        @Nullable
        JsonNode feedback) {

    static EvaluationBody of(Created created) {
        return new EvaluationBody(created.charge(), created.part("score"), created.part("feedback"));
    }
}
