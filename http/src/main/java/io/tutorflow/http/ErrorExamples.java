package io.tutorflow.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An example of each status's error, for the OpenAPI documents. */
final class ErrorExamples {

    private ErrorExamples() {}

    static Optional<Object> of(String path, String status) {
        return switch (status) {
            case "400" -> error(ErrorCode.PLATFORM_INVALID_REQUEST, "Validation failed: name is required");
            case "401" ->
                isOfApiKeys(path)
                        ? error(ErrorCode.PLATFORM_INVALID_API_KEY, "This API key is unknown")
                        : error(ErrorCode.PLATFORM_INVALID_TOKEN, "A valid access token is required");
            case "402" ->
                error(
                        ErrorCode.PLATFORM_CREDITS_EXHAUSTED,
                        "The estimate of 100 credits exceeds the 65 credits available");
            case "403" ->
                isOfApiKeys(path)
                        ? error(ErrorCode.PLATFORM_WORKSPACE_SUSPENDED, "This workspace is suspended")
                        : error(ErrorCode.PLATFORM_FORBIDDEN, "You are not allowed to do this");
            case "404" -> error(ErrorCode.PLATFORM_NOT_FOUND, "There is nothing at this address");
            case "409" -> error(ErrorCode.PLATFORM_CONFLICT, "idempotencyKey was used with a different body");
            case "429" ->
                error(
                        ErrorCode.PLATFORM_RATE_LIMIT_EXCEEDED,
                        "The workspace's limit of 60 requests per minute is used up");
            case "500" ->
                error(
                        ErrorCode.PLATFORM_INTERNAL_ERROR,
                        "The request failed because of an error on our side; it is safe to retry");
            case "503" ->
                error(ErrorCode.PLATFORM_UNAVAILABLE, "A service is not available right now; nothing was charged");
            default -> Optional.empty();
        };
    }

    private static boolean isOfApiKeys(String path) {
        return path.startsWith("/v1/platform/") && !path.startsWith("/v1/platform/owner/");
    }

    private static Optional<Object> error(ErrorCode code, String message) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("code", code.text());
        details.put("message", message);
        details.put("status", code.status());
        return Optional.of(Map.of("error", details));
    }
}
