package io.tutorflow.http;

import java.util.Locale;

/** The closed list of error codes that clients branch on, each with its HTTP status. */
public enum ErrorCode {
    PLATFORM_INVALID_REQUEST(400),
    PLATFORM_INVALID_API_KEY(401),
    PLATFORM_API_KEY_REVOKED(401),
    PLATFORM_API_KEY_EXPIRED(401),
    PLATFORM_INVALID_TOKEN(401),
    PLATFORM_CREDITS_EXHAUSTED(402),
    EMAIL_VERIFICATION_REQUIRED(403),
    FREE_CREDITS_EXHAUSTED(403),
    BUDGET_EXCEEDED(403),
    PLAN_LIMIT_REACHED(403),
    PLATFORM_FORBIDDEN(403),
    PLATFORM_WORKSPACE_SUSPENDED(403),
    PLATFORM_NOT_FOUND(404),
    PLATFORM_WORKSPACE_NOT_FOUND(404),
    PLATFORM_CONFLICT(409),
    PLATFORM_RATE_LIMIT_EXCEEDED(429),
    PLATFORM_INTERNAL_ERROR(500),
    PLATFORM_UNAVAILABLE(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The code as written in the envelope. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
