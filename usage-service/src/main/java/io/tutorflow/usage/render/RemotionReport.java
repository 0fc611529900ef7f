package io.tutorflow.usage.render;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.usage.generation.Generation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a render in the format of Remotion Lambda's webhook (<a
 * href="https://www.remotion.dev/docs/lambda/webhooks">its documentation</a>). What Remotion itself does not report,
 * our render id and the video's length, is in the custom data of the order.
 */
@Schema(description = "The outcome of a render, as Remotion Lambda's webhook reports it.")
record RemotionReport(
        @Schema(enumeration = {"success", "error", "timeout"})
        String type,

        @Schema(description = "Remotion's own id") @Nullable String renderId,

        @Nullable String outputUrl,
        @Nullable String outputFile,

        @Schema(description = "What went wrong, if anything") @Nullable
        List<Problem> errors,

        CustomData customData) {

    private static final int MILLI_SCALE = 3;

    /** The custom data of the order. */
    @Schema(name = "RemotionCustomData")
    record CustomData(
            @Schema(description = "The renderId of the order")
            UUID renderId,

            @Schema(description = "Number of frames in the video") @Nullable
            BigDecimal durationInFrames,

            @Schema(description = "Frames per second") @Nullable
            BigDecimal fps) {}

    /** One of the errors. */
    @Schema(name = "RemotionError")
    record Problem(@Nullable String message) {}

    /** @throws ApiProblem that names what is missing */
    UUID ourId() {
        if (customData == null || customData.renderId() == null) {
            throw ApiProblem.invalid("customData.renderId must be the renderId of the order");
        }
        return customData.renderId();
    }

    /** @throws ApiProblem that names what is wrong with it */
    Generation.Done outcome() {
        return switch (type == null ? "" : type) {
            case "success" ->
                new RenderReport(ourId(), "succeeded", seconds(), outputUrl == null ? outputFile : outputUrl, null)
                        .outcome();
            case "error" -> failed(reason());
            case "timeout" -> failed("The renderer timed out");
            default -> throw ApiProblem.invalid("type must be one of [success, error, timeout]");
        };
    }

    private Generation.Done failed(@Nullable String reason) {
        return new RenderReport(ourId(), "failed", null, null, reason).outcome();
    }

    private @Nullable String reason() {
        return errors == null || errors.isEmpty() || errors.getFirst() == null
                ? null
                : errors.getFirst().message();
    }

    private BigDecimal seconds() {
        var frames = customData.durationInFrames();
        var fps = customData.fps();
        if (frames == null || frames.signum() <= 0 || fps == null || fps.signum() <= 0) {
            throw ApiProblem.invalid("customData.durationInFrames and customData.fps must be above 0");
        }
        return frames.divide(fps, MILLI_SCALE, RoundingMode.HALF_UP);
    }
}
