package io.tutorflow.usage.render;

import io.tutorflow.usage.charge.RequestLimits;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a render; everything else is in the video. */
@Schema(description = "A render of the video in its current state; the body may be omitted.")
record RenderRequest(
        @Size(min = 1, max = RequestLimits.IDEMPOTENCY_KEY, message = "must have {min} to {max} characters") @Nullable
        String idempotencyKey) {

    static final RenderRequest PLAIN = new RenderRequest(null);
}
