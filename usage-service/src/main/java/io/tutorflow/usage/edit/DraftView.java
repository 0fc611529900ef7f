package io.tutorflow.usage.edit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.usage.catalog.Category;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A slide deck or video as its editors see it. */
@Schema(description = "A slide deck or video as it is being edited.")
record DraftView(
        UUID id,

        @Schema(description = "Whether it is delivered; before that it cannot be edited")
        boolean isDelivered,

        @Nullable String title,
        @Nullable String description,

        @Schema(description = "All else; of a deck, its slides")
        Map<String, Object> content,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Of a video") @Nullable
        List<Scene> scenes,

        @Schema(description = "When the edit token expires, unless it is used to look again before")
        Instant editTokenExpiresAt) {

    static DraftView of(Opened opened) {
        var draft = opened.draft();
        return new DraftView(
                opened.id(),
                opened.done(),
                draft.title(),
                draft.description(),
                draft.content(),
                opened.work().category() == Category.VIDEO ? draft.scenes() : null,
                opened.expiresAt());
    }
}
