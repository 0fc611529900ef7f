package io.tutorflow.sandbox.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** A refusal by the gateway itself, in the format of the public API. */
record Problem(int status, String code, String message) {

    /** A part that died is usually back within this time. */
    static final String RETRY_AFTER_SECONDS = "2";

    static Problem notFound(String path) {
        return new Problem(404, "platform_not_found", "There is nothing at " + path);
    }

    static Problem tooLarge() {
        return new Problem(
                400,
                "platform_invalid_request",
                "The request body is larger than the limit of " + Limits.BODY_BYTES + " bytes (1 MiB)");
    }

    static Problem down(String service) {
        return new Problem(
                503, "platform_unavailable", service + " is not reachable; nothing was charged, try again shortly");
    }

    static Problem busy(String service) {
        return new Problem(503, "platform_unavailable", service + " is busy; nothing was charged, try again shortly");
    }

    /** The request had already been sent, so the gateway cannot know its outcome. */
    static Problem unanswered(String service) {
        return new Problem(
                503,
                "platform_unavailable",
                service + " did not answer; repeat the request with the same Idempotency-Key to learn the outcome");
    }

    boolean isTemporary() {
        return status == 503;
    }

    Buffer body() {
        JsonObject error =
                new JsonObject().put("code", code).put("message", message).put("status", status);
        return new JsonObject().put("error", error).toBuffer();
    }
}
