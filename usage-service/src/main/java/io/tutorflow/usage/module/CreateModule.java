package io.tutorflow.usage.module;

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
import org.jspecify.annotations.Nullable;

/** A module that is asked for: one lesson. */
@Schema(
        description =
                "A module to be generated, billed as one lesson. It needs a prompt or a topic; a tier or a mode in"
                        + " it is ignored.")
record CreateModule(
        @Size(max = RequestLimits.PROMPT, message = "must have at most {max} characters")
        @Schema(description = "What the module is about; not needed beside a topic")
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

        @Valid @JsonUnwrapped CommonFields common)
        implements PlatformRequest {

    @Override
    public Category category() {
        return Category.MODULE;
    }

    @Override
    public int requestedUnits() {
        return 1;
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
