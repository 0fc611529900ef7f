package io.tutorflow.usage.video;

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

/** A request for a video. */
@Schema(description = "A video to generate, scene by scene. Billed by scenes delivered.")
record CreateVideo(
        @NotBlank(message = "is required")
        @Size(max = RequestLimits.PROMPT, message = "must have at most {max} characters")
        @Schema(description = "What the video is about")
        String prompt,

        @Range(min = 1, max = CreateVideo.MAX_SCENES, message = "must be between {min} and {max}")
        @Schema(description = "Number of scenes", minimum = "1", maximum = "50", defaultValue = "5")
        @Nullable
        Integer sceneCount,

        @OneOf({CreateVideo.DEFAULT_RATIO, "9:16", "1:1"}) @Schema(defaultValue = CreateVideo.DEFAULT_RATIO) @Nullable
        String aspectRatio,

        @Range(
                min = CreateVideo.MIN_SECONDS,
                max = CreateVideo.MAX_SECONDS,
                message = "must be between {min} and {max}")
        @Schema(
                description = "The intended length of the rendered video",
                minimum = "10",
                maximum = "600",
                defaultValue = "60")
        @Nullable
        Integer targetDurationSeconds,

        @OneOf({"basic", "standard", "advanced"}) @Schema(description = "Accepted, but has no effect") @Nullable
        String tier,

        @OneOf({"sync", "async"})
        @Schema(description = "Whether the response waits for the work to finish", defaultValue = "sync")
        @Nullable
        String mode,

        @Valid @JsonUnwrapped CommonFields common)
        implements PlatformRequest {

    static final int MAX_SCENES = 50;
    static final int DEFAULT_SCENES = 5;
    static final int MIN_SECONDS = 10;
    static final int MAX_SECONDS = 600;
    static final int DEFAULT_SECONDS = 60;
    static final String DEFAULT_RATIO = "16:9";

    CreateVideo {
        sceneCount = sceneCount == null ? DEFAULT_SCENES : sceneCount;
        aspectRatio = aspectRatio == null ? DEFAULT_RATIO : aspectRatio;
        targetDurationSeconds = targetDurationSeconds == null ? DEFAULT_SECONDS : targetDurationSeconds;
    }

    @Override
    public Category category() {
        return Category.VIDEO;
    }

    @Override
    public int requestedUnits() {
        return requireNonNull(sceneCount);
    }
}
