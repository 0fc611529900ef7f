package io.tutorflow.usage.activity;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.usage.catalog.ActivityKey;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.catalog.Charging;
import io.tutorflow.usage.charge.CreateRequest;
import io.tutorflow.usage.charge.RequestLimits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a school activity. */
@Schema(description = "A request for a school activity.")
record ActivityRequest(
        @NotBlank(message = "is required") @KnownActivity @Schema(examples = "cover_image")
        String activity,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters")
        @Schema(
                description = "Of writing_assessment: text, handwriting or image; of speaking_assessment: recorded or"
                        + " live. Required there, and refused elsewhere")
        @Nullable
        String variant,

        @Valid @Schema(description = "What the activity is for") @Nullable
        Target target,

        @Size(max = RequestLimits.PROMPT, message = "must have at most {max} characters") @Nullable
        String prompt,

        @Min(value = 1, message = "must be at least {value}")
        @Max(value = MOST_SECONDS, message = "must be at most {value}")
        @Schema(
                description = "Of session_transcription: the recorded seconds, billed as seconds ÷ 60 minutes, rounded"
                        + " half-up to 4 decimals. Required there; elsewhere 1")
        @Nullable
        Integer quantity,

        @Size(min = 1, max = RequestLimits.SHORT_TEXT, message = "must have {min} to {max} characters")
        @Schema(
                description = "The session that the activity belongs to; same as target.sessionId. Required for"
                        + " session_transcription and post_session_summary")
        @Nullable
        String sessionId,

        @Size(min = 1, max = RequestLimits.SHORT_TEXT, message = "must have {min} to {max} characters")
        @Schema(
                description =
                        "Whose session it is. session_transcription and post_session_summary need this or groupId")
        @Nullable
        String enrollmentId,

        @Size(min = 1, max = RequestLimits.SHORT_TEXT, message = "must have {min} to {max} characters")
        @Schema(description = "Whose session it is, if it is a group's")
        @Nullable
        String groupId,

        @Size(min = 1, max = RequestLimits.IDEMPOTENCY_KEY, message = "must have {min} to {max} characters")
        @Schema(description = "Makes retries safe; same as the Idempotency-Key header")
        @Nullable
        String idempotencyKey)
        implements CreateRequest {

    /** A day: no session is longer. */
    private static final int MOST_SECONDS = 86_400;

    ActivityRequest {
        prompt = prompt == null ? "" : prompt;
    }

    /** @throws ApiProblem if it does not name one of its variants, or a quantity where there is none */
    ActivityKey asked() {
        var category = category();
        var key = ActivityKey.find(category, variant).orElseThrow(() -> unfitting(category));
        if (countsSeconds() ? quantity == null : quantity != null && quantity != 1) {
            throw ApiProblem.invalid(
                    countsSeconds() ? "quantity is required: the recorded seconds" : "quantity must be 1");
        }
        session().wrong(category).ifPresent(wrong -> {
            throw ApiProblem.invalid(wrong);
        });
        return key;
    }

    /** Whose prices count. */
    @Nullable
    String courseId() {
        return target == null ? null : target.courseId();
    }

    NamedSession session() {
        return new NamedSession(sessionId, target == null ? null : target.sessionId(), enrollmentId, groupId);
    }

    @Override
    public Category category() {
        return Category.ofSchools(activity).orElseThrow();
    }

    @Override
    public int requestedUnits() {
        return quantity == null ? 1 : quantity;
    }

    private boolean countsSeconds() {
        return category().forTokens().charging() == Charging.BY_THE_MINUTE;
    }

    private static ApiProblem unfitting(Category category) {
        var variants = ActivityKey.variantsOf(category);
        return ApiProblem.invalid(
                variants.isEmpty()
                        ? "variant must not be given: " + category.text() + " has none"
                        : "variant must be one of " + variants);
    }

    /** What the activity is for, by the school's own ids. */
    @Schema(description = "What the activity is for, by the school's own ids")
    record Target(
            @Size(min = 1, max = RequestLimits.SHORT_TEXT, message = "must have {min} to {max} characters") @Nullable
            String courseId,

            @Size(min = 1, max = RequestLimits.SHORT_TEXT, message = "must have {min} to {max} characters") @Nullable
            String lessonId,

            @Size(min = 1, max = RequestLimits.SHORT_TEXT, message = "must have {min} to {max} characters") @Nullable
            String studentId,

            @Size(min = 1, max = RequestLimits.SHORT_TEXT, message = "must have {min} to {max} characters") @Nullable
            String sessionId,

            @Size(max = RequestLimits.TITLE, message = "must have at most {max} characters")
            @Schema(description = "Its name, for people: of the course, lesson or session")
            @Nullable
            String title) {}
}
