package io.tutorflow.usage.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.usage.charge.ChargeBody;
import io.tutorflow.usage.charge.Created;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A render, as the requester sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A render and its current state; it is charged once the renderer reports success.")
record RenderBody(
        UUID renderId,
        @JsonUnwrapped ChargeBody charge,

        @Schema(implementation = String.class, description = "The video's storage key, once the render is done")
        @Nullable
        JsonNode videoKey,

        @Schema(implementation = BigDecimal.class, description = "The length of the video, once the render is done")
        @Nullable
        JsonNode durationSeconds) {

    static RenderBody of(Created created) {
        return new RenderBody(
                created.charge().id(), created.charge(), created.part("videoKey"), created.part("durationSeconds"));
    }
}
