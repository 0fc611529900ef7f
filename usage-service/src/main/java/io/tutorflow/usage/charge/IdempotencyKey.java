package io.tutorflow.usage.charge;

import io.tutorflow.http.ApiProblem;
import org.jspecify.annotations.Nullable;

/** The caller's name for a request, which makes the second time harmless; in the header, in the body, or in both. */
public final class IdempotencyKey {

    private IdempotencyKey() {}

    public static @Nullable String of(@Nullable String header, @Nullable String body) {
        if (header == null) {
            return body;
        }
        if (header.isBlank() || header.codePointCount(0, header.length()) > RequestLimits.IDEMPOTENCY_KEY) {
            throw ApiProblem.invalid("Idempotency-Key must have 1 to " + RequestLimits.IDEMPOTENCY_KEY + " characters");
        }
        if (body != null && !body.equals(header)) {
            throw ApiProblem.invalid("idempotencyKey differs from the header Idempotency-Key");
        }
        return header;
    }
}
