package io.tutorflow.usage.charge;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lesson, slide, item or scene as the generator made it, in the OpenAPI document. What else it has is the generator's. */
@Schema(
        description =
                "A lesson, slide, item or scene as it was made; beside these fields it has whatever its maker gave it.",
        additionalProperties = Schema.True.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GeneratedPart(
        @Schema(description = "Counted from 1") @Nullable Integer number,
        @Nullable String title) {}
