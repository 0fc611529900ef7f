package io.tutorflow.usage.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.money.Units;
import io.tutorflow.usage.generation.Delivery;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.generation.Generation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The outcome of a render in the renderer's format. */
@Schema(description = "The outcome of a render.")
record RenderReport(
        UUID renderId,

        @Schema(enumeration = {"succeeded", "failed"}) String status,

        @Nullable BigDecimal durationSeconds,
        @Nullable String videoKey,

        @Schema(description = "For a failed render") @Nullable
        String reason) {

    private static final int MILLI_SCALE = 3;
    private static final BigDecimal A_DAY = BigDecimal.valueOf(86_400);
    private static final int KEY_LENGTH = 1_000;

    /** @throws ApiProblem that names what is wrong with it */
    Generation.Done outcome() {
        return switch (status == null ? "" : status) {
            case "succeeded" -> new Generation.Delivered(delivery());
            case "failed" ->
                new Generation.Failed(new Failure(
                        "render_failed", reason == null ? "The renderer could not complete the render" : reason));
            default -> throw ApiProblem.invalid("status must be one of [succeeded, failed]");
        };
    }

    private Delivery delivery() {
        if (durationSeconds == null || durationSeconds.signum() <= 0 || durationSeconds.compareTo(A_DAY) > 0) {
            throw ApiProblem.invalid("durationSeconds must be above 0 and at most 86400");
        }
        if (videoKey == null || videoKey.isBlank() || videoKey.codePointCount(0, videoKey.length()) > KEY_LENGTH) {
            throw ApiProblem.invalid("videoKey must have 1 to " + KEY_LENGTH + " characters");
        }
        var content =
                JsonNodeFactory.instance.objectNode().put("videoKey", videoKey).put("durationSeconds", durationSeconds);
        return new Delivery(minutes(durationSeconds), 0, 0, BigDecimal.ZERO, content.toString());
    }

    private static Units minutes(BigDecimal seconds) {
        var millis = seconds.movePointRight(MILLI_SCALE).setScale(0, RoundingMode.HALF_UP);
        return Units.minutesOf(Duration.ofMillis(millis.longValueExact()));
    }
}
