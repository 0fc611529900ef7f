package io.tutorflow.usage.edit;

import io.tutorflow.usage.charge.FreeForm;
import io.tutorflow.usage.charge.RequestLimits;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The requested changes to a slide deck or video. */
@Schema(description = "The fields to change; omitted fields keep their values.")
record DraftPatch(
        @Size(max = RequestLimits.TITLE, message = "must have at most {max} characters") @Nullable
        String title,

        @Size(max = RequestLimits.DESCRIPTION, message = "must have at most {max} characters") @Nullable
        String description,

        @FreeForm(max = DraftPatch.CONTENT)
        @Schema(description = "Replaces the whole content; for a deck, its slides")
        @Nullable
        Map<String, Object> content) {

    /** In characters of JSON. */
    static final int CONTENT = 500_000;
}
