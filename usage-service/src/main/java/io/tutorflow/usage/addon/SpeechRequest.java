package io.tutorflow.usage.addon;

import io.tutorflow.usage.charge.RequestLimits;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for new speech for a scene. */
@Schema(description = "Speech to generate for a scene.")
record SpeechRequest(
        @Size(max = RequestLimits.LONG_TEXT, message = "must have at most {max} characters")
        @Schema(description = "Defaults to the text of the scene")
        @Nullable
        String text,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String voice,

        @Size(min = 1, max = RequestLimits.IDEMPOTENCY_KEY, message = "must have {min} to {max} characters") @Nullable
        String idempotencyKey) {}
