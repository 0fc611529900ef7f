package io.tutorflow.sandbox.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** A request to render a video, and where to report the end. */
record RenderOrder(
        UUID renderId, int targetDurationSeconds, String prompt, String callbackUrl, String remotionWebhookUrl) {

    /** Reads the body of a request; an {@link IllegalArgumentException} names the field that is wrong. */
    static RenderOrder of(JsonNode body) {
        String id = body.path("renderId").asText("");
        String callback = body.path("callbackUrl").asText("");
        int seconds = body.path("targetDurationSeconds").asInt(0);
        if (seconds < 1) {
            throw new IllegalArgumentException("targetDurationSeconds must be a whole number of at least 1");
        }
        if (!callback.startsWith("http://") && !callback.startsWith("https://")) {
            throw new IllegalArgumentException("callbackUrl must be a URL");
        }
        return new RenderOrder(
                UUID.fromString(id),
                seconds,
                body.path("prompt").asText(""),
                callback,
                body.path("remotionWebhookUrl").asText(""));
    }
}
