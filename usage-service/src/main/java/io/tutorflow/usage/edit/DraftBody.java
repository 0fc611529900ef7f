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
@Schema(description = "A slide deck or video being edited.")
record DraftBody(
        UUID id,

        @Schema(description = "Whether it has been delivered; it cannot be edited before")
        boolean isDelivered,

        @Nullable String title,
        @Nullable String description,

        @Schema(description = "All other content; for a deck, its slides")
        Map<String, Object> content,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "For a video") @Nullable
        List<Scene> scenes,

        @Schema(description = "When the edit token expires; each read extends it")
        Instant editTokenExpiresAt) {

    static DraftBody of(Opened opened) {
        var draft = opened.draft();
        return new DraftBody(
                opened.id(),
                opened.done(),
                draft.title(),
                draft.description(),
                draft.content(),
                opened.work().category() == Category.VIDEO ? draft.scenes() : null,
                opened.expiresAt());
    }
}
