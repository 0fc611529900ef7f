package io.tutorflow.usage.addon;

import io.tutorflow.usage.charge.RequestLimits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for an image. */
@Schema(description = "An image to generate for a slide.")
record ImageRequest(
        @NotBlank(message = "is required")
        @Size(max = RequestLimits.PROMPT, message = "must have at most {max} characters")
        String prompt,

        @Min(value = 0, message = "must be at least {value}") @Nullable
        Integer slideIndex,

        @Size(min = 1, max = RequestLimits.IDEMPOTENCY_KEY, message = "must have {min} to {max} characters") @Nullable
        String idempotencyKey) {}
