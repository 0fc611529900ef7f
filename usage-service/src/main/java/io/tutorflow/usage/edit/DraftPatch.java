package io.tutorflow.usage.edit;

import io.tutorflow.usage.charge.FreeForm;
import io.tutorflow.usage.charge.RequestLimits;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be changed of a slide deck or video. */
@Schema(description = "What is to be changed; what is not given stays.")
record DraftPatch(
        @Size(max = RequestLimits.TITLE, message = "must have at most {max} characters") @Nullable
        String title,

        @Size(max = RequestLimits.DESCRIPTION, message = "must have at most {max} characters") @Nullable
        String description,

        @FreeForm(max = DraftPatch.CONTENT) @Schema(description = "Replaces all of it: of a deck, its slides") @Nullable
        Map<String, Object> content) {

    /** Characters of JSON. */
    static final int CONTENT = 500_000;
}
