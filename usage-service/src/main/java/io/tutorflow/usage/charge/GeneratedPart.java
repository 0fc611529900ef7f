package io.tutorflow.usage.charge;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Documents a generated lesson, slide, item or scene in OpenAPI; the generator decides on its other fields. */
@Schema(
        description = "A generated lesson, slide, item or scene; the generator may add further fields.",
        additionalProperties = Schema.True.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GeneratedPart(
        @Schema(description = "Position, starting at 1") @Nullable
        Integer number,

        @Nullable String title) {}
