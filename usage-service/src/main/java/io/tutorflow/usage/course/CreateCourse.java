package io.tutorflow.usage.course;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.CommonFields;
import io.tutorflow.usage.charge.OneOf;
import io.tutorflow.usage.charge.PlatformRequest;
import io.tutorflow.usage.charge.RequestLimits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** A request for a course. */
@Schema(description = "A course to generate. Billed by lessons delivered.")
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
        @Schema(description = "Number of lessons", minimum = "1", maximum = "50", defaultValue = "5")
        @Nullable
        Integer lessonCount,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String classroomId,

        @OneOf({"basic", "standard", "advanced"}) @Schema(description = "Accepted, but has no effect") @Nullable
        String tier,

        @OneOf({"sync", "async"})
        @Schema(description = "Whether the response waits for the work to finish", defaultValue = "sync")
        @Nullable
        String mode,

        @Valid @JsonUnwrapped CommonFields common)
        implements PlatformRequest {

    static final int MAX_LESSONS = 50;
    static final int DEFAULT_LESSONS = 5;

    CreateCourse {
        lessonCount = lessonCount == null ? DEFAULT_LESSONS : lessonCount;
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
