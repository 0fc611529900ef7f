package io.tutorflow.usage.test;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.CommonFields;
import io.tutorflow.usage.charge.OneOf;
import io.tutorflow.usage.charge.PlatformRequest;
import io.tutorflow.usage.charge.RequestLimits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** A request for a test. */
@Schema(description = "A test to generate. Billed by items delivered.")
record CreateTest(
        @NotBlank(message = "is required")
        @Size(max = RequestLimits.PROMPT, message = "must have at most {max} characters")
        @Schema(description = "What the test is about")
        String prompt,

        @OneOf({"beginner", "intermediate", "advanced"}) @Nullable
        String level,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String subject,

        @Range(min = 1, max = CreateTest.MAX_ITEMS, message = "must be between {min} and {max}")
        @Schema(description = "Number of items", minimum = "1", maximum = "30", defaultValue = "10")
        @Nullable
        Integer itemCount,

        @Min(value = 1, message = "must be at least {value}")
        @Schema(description = "In minutes", defaultValue = "60")
        @Nullable
        Integer timeLimit,

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

    static final int MAX_ITEMS = 30;
    static final int DEFAULT_ITEMS = 10;
    static final int DEFAULT_MINUTES = 60;

    CreateTest {
        itemCount = itemCount == null ? DEFAULT_ITEMS : itemCount;
        timeLimit = timeLimit == null ? DEFAULT_MINUTES : timeLimit;
    }

    @Override
    public Category category() {
        return Category.TEST;
    }

    @Override
    public int requestedUnits() {
        return requireNonNull(itemCount);
    }
}
