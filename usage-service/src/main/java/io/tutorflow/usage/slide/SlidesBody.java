package io.tutorflow.usage.slide;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.usage.charge.ChargeBody;
import io.tutorflow.usage.charge.Created;
import io.tutorflow.usage.charge.GeneratedPart;
import io.tutorflow.usage.edit.EditToken;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A slide deck as its owner sees it. */
@Schema(description = "A slide deck and its current state.")
record SlidesBody(
        @JsonUnwrapped ChargeBody charge,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Lets anyone who has it edit; valid for an hour after each read. Left out of lists",
                pattern = "[0-9a-f]{32}")
        @Nullable
        String editToken,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                type = SchemaType.ARRAY,
                implementation = GeneratedPart.class,
                description = "The slides, once the work is done")
        @Nullable
        JsonNode slides) {

    /** As an entry of a list. */
    static SlidesBody of(Created created) {
        return of(created, null);
    }

    static SlidesBody of(Created created, @Nullable EditToken token) {
        return new SlidesBody(created.charge(), token == null ? null : token.text(), created.part("slides"));
    }
}
