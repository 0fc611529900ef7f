package io.tutorflow.billing.once;

import io.tutorflow.http.IdempotencyKey;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an operation that needs none; it can be omitted. */
@Schema(name = "KeyOnly")
public record KeyOnlyBody(
        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {}
