package io.tutorflow.usage.module;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.CommonFields;
import io.tutorflow.usage.charge.PlatformRequest;
import io.tutorflow.usage.charge.RequestLimits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** A request for a module. */
@Schema(
        description = "A module to generate. Billed by lessons delivered. Needs a prompt or a topic; tier and mode"
                + " are ignored.")
record CreateModule(
        @Size(max = RequestLimits.PROMPT, message = "must have at most {max} characters")
        @Schema(description = "What the module is about; optional if there is a topic")
        @Nullable
        String prompt,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String topic,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String type,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String locale,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String slug,

        @Nullable Boolean isPublic,

        @Nullable Boolean hasQuiz,

        @Range(min = 1, max = CreateModule.MAX_LESSONS, message = "must be between {min} and {max}")
        @Schema(description = "Number of lessons", minimum = "1", maximum = "10", defaultValue = "1")
        @Nullable
        Integer lessonCount,

        @Valid @JsonUnwrapped CommonFields common)
        implements PlatformRequest {

    static final int MAX_LESSONS = 10;
    static final int DEFAULT_LESSONS = 1;

    CreateModule {
        lessonCount = lessonCount == null ? DEFAULT_LESSONS : lessonCount;
    }

    @Override
    public Category category() {
        return Category.MODULE;
    }

    @Override
    public int requestedUnits() {
        return requireNonNull(lessonCount);
    }

    /** The topic, if there is nothing else. */
    @Override
    public String prompt() {
        return Stream.of(prompt, topic)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse("");
    }

    @Override
    public Optional<String> missing() {
        return prompt().isEmpty() ? Optional.of("prompt or topic") : Optional.empty();
    }
}
