package io.tutorflow.usage.course;

import static java.util.Objects.requireNonNull;

import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.CreateRequest;
import io.tutorflow.usage.charge.FreeForm;
import io.tutorflow.usage.charge.OneOf;
import io.tutorflow.usage.charge.RequestLimits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** A course that is asked for. */
@Schema(description = "A course to be generated. It is billed by the lessons that are delivered.")
record CreateCourse(
        @NotBlank(message = "is required")
        @Size(max = RequestLimits.PROMPT, message = "must have at most {max} characters")
        @Schema(description = "What the course is about", examples = "An introduction to photosynthesis")
        String prompt,

        @OneOf({"beginner", "intermediate", "advanced"}) @Nullable
        String level,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String subject,

        @Range(min = 1, max = CreateCourse.MAX_LESSONS, message = "must be between {min} and {max}")
        @Schema(description = "How many lessons", minimum = "1", maximum = "50", defaultValue = "5")
        @Nullable
        Integer lessonCount,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String classroomId,

        @Size(max = RequestLimits.TITLE, message = "must have at most {max} characters") @Nullable
        String title,

        @Size(max = RequestLimits.DESCRIPTION, message = "must have at most {max} characters") @Nullable
        String description,

        @Pattern(regexp = RequestLimits.LANGUAGE_TAG, message = "must be a language tag such as en or pt-BR")
        @Schema(defaultValue = RequestLimits.DEFAULT_LANGUAGE)
        @Nullable
        String language,

        @OneOf({"basic", "standard", "advanced"}) @Schema(description = "Accepted without effect") @Nullable
        String tier,

        @Size(min = 1, max = RequestLimits.IDEMPOTENCY_KEY, message = "must have {min} to {max} characters")
        @Schema(description = "Makes the second time harmless; the same as the header Idempotency-Key")
        @Nullable
        String idempotencyKey,

        @OneOf({"sync", "async"})
        @Schema(description = "Whether the answer waits for the work", defaultValue = "sync")
        @Nullable
        String mode,

        @FreeForm @Schema(description = "Yours; it is kept and does nothing") @Nullable
        Map<String, Object> metadata)
        implements CreateRequest {

    static final int MAX_LESSONS = 50;
    static final int DEFAULT_LESSONS = 5;

    CreateCourse {
        lessonCount = lessonCount == null ? DEFAULT_LESSONS : lessonCount;
        language = language == null ? RequestLimits.DEFAULT_LANGUAGE : language;
    }

    @Override
    public Category category() {
        return Category.COURSE;
    }

    @Override
    public int requestedUnits() {
        return requireNonNull(lessonCount);
    }
}
