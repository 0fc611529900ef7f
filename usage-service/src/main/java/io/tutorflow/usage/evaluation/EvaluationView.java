package io.tutorflow.usage.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.usage.charge.ChargeView;
import io.tutorflow.usage.charge.Created;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An evaluation as its owner sees it. */
@Schema(description = "An evaluation and how far it has come.")
record EvaluationView(
        @JsonUnwrapped ChargeView charge,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(implementation = BigDecimal.class, description = "Out of maxScore, once it is done")
        @Nullable
        JsonNode score,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(implementation = String.class, description = "For the learner, once it is done")
        @Nullable
        JsonNode feedback) {

    static EvaluationView of(Created created) {
        return new EvaluationView(created.charge(), created.part("score"), created.part("feedback"));
    }
}
