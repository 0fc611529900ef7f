package io.tutorflow.usage.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.usage.charge.ChargeView;
import io.tutorflow.usage.charge.Created;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A render as whoever asked for it sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A render and how far it has come; it is charged once the renderer reports success.")
record RenderView(
        UUID renderId,
        @JsonUnwrapped ChargeView charge,

        @Schema(implementation = String.class, description = "Where the video is, once it is done") @Nullable
        JsonNode videoKey,

        @Schema(implementation = BigDecimal.class, description = "How long it is, once it is done") @Nullable
        JsonNode durationSeconds) {

    static RenderView of(Created created) {
        return new RenderView(
                created.charge().id(), created.charge(), created.part("videoKey"), created.part("durationSeconds"));
    }
}
