package io.tutorflow.usage.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.CommonFields;
import io.tutorflow.usage.charge.FreeForm;
import io.tutorflow.usage.charge.OneOf;
import io.tutorflow.usage.charge.PlatformRequest;
import io.tutorflow.usage.charge.RequestLimits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for an evaluation. */
@Schema(description = "A learner's answer to evaluate. Each request is billed as one.")
record CreateEvaluation(
        @NotBlank(message = "is required")
        @OneOf({"open_ended", "rubric_short_answer", CreateEvaluation.EXACT})
        @Schema(
                description =
                        "exact compares the answer with referenceAnswer, which is then required, and scores maxScore"
                                + " or 0")
        String evaluationType,

        @NotBlank(message = "is required")
        @Size(max = RequestLimits.LONG_TEXT, message = "must have at most {max} characters")
        String questionText,

        @NotBlank(message = "is required")
        @Size(max = RequestLimits.LONG_TEXT, message = "must have at most {max} characters")
        String learnerAnswer,

        @DecimalMin(value = "0", inclusive = false, message = "must be above 0")
        @DecimalMax(value = "1000", message = "must be at most {value}")
        @Digits(integer = 4, fraction = 2, message = "must have at most {fraction} decimals")
        @Schema(defaultValue = "10", description = "The maximum score, above 0 and at most 1000")
        @Nullable
        BigDecimal maxScore,

        @Size(max = RequestLimits.LONG_TEXT, message = "must have at most {max} characters") @Nullable
        String referenceAnswer,

        @Size(max = RequestLimits.LONG_TEXT, message = "must have at most {max} characters") @Nullable
        String rubric,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String subject,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String gradeLevel,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String difficulty,

        @Valid @Nullable Submitter submitter,

        @Size(max = RequestLimits.ITEMS, message = "must have at most {max} entries") @Nullable
        List<
                        @NotBlank(message = "must not have an empty entry")
                        @Size(max = RequestLimits.SHORT_TEXT, message = "must have entries of at most {max} characters")
                        String>
                conceptTags,

        @Size(max = RequestLimits.ITEMS, message = "must have at most {max} entries")
        @FreeForm(max = RequestLimits.LONG_TEXT)
        @Nullable
        List<Map<String, Object>> rubricCriteria,

        @OneOf({"fast", "standard", "advanced"}) @Schema(description = "Accepted, but has no effect") @Nullable
        String tier,

        @OneOf({"sync", "async"})
        @Schema(description = "Whether the response waits for the work to finish", defaultValue = "sync")
        @Nullable
        String mode,

        @Valid @JsonUnwrapped CommonFields common)
        implements PlatformRequest {

    static final BigDecimal DEFAULT_MAX_SCORE = BigDecimal.TEN;

    /** Compared with the reference answer, without the generator. */
    static final String EXACT = "exact";

    CreateEvaluation {
        maxScore = maxScore == null ? DEFAULT_MAX_SCORE : maxScore;
    }

    /** The learner who answered. */
    record Submitter(
            @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
            String learnerId,

            @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
            String learnerName) {}

    @Override
    public Category category() {
        return Category.EVALUATION;
    }

    @Override
    public int requestedUnits() {
        return 1;
    }

    @Override
    public String prompt() {
        return questionText + "\n\n" + learnerAnswer;
    }

    @Override
    public Optional<String> missing() {
        var lacksReference = referenceAnswer == null || referenceAnswer.isBlank();
        return EXACT.equals(evaluationType) && lacksReference ? Optional.of("referenceAnswer") : Optional.empty();
    }
}
