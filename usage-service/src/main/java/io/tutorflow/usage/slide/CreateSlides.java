package io.tutorflow.usage.slide;

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

/** A request for a slide deck. */
@Schema(description = "A slide deck to generate. Billed by slideCount once any slide is delivered.")
record CreateSlides(
        @NotBlank(message = "is required")
        @Size(max = RequestLimits.PROMPT, message = "must have at most {max} characters")
        @Schema(description = "What the deck is about")
        String prompt,

        @Range(min = 1, max = CreateSlides.MAX_SLIDES, message = "must be between {min} and {max}")
        @Schema(description = "Number of slides", minimum = "1", maximum = "100", defaultValue = "10")
        @Nullable
        Integer slideCount,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String theme,

        @OneOf({"basic", "standard", "advanced"}) @Schema(description = "Accepted, but has no effect") @Nullable
        String tier,

        @OneOf({"sync", "async"})
        @Schema(description = "Whether the response waits for the work to finish", defaultValue = "sync")
        @Nullable
        String mode,

        @Valid @JsonUnwrapped CommonFields common)
        implements PlatformRequest {

    static final int MAX_SLIDES = 100;
    static final int DEFAULT_SLIDES = 10;

    CreateSlides {
        slideCount = slideCount == null ? DEFAULT_SLIDES : slideCount;
    }

    @Override
    public Category category() {
        return Category.SLIDE;
    }

    @Override
    public int requestedUnits() {
        return requireNonNull(slideCount);
    }
}
