package io.tutorflow.usage.edit;

import io.tutorflow.usage.catalog.Category;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A slide deck or video that an edit token has opened.
 *
 * @param done whether it is delivered: before that there is nothing to edit
 * @param work what was asked for
 */
public record Opened(UUID id, UUID accountId, boolean done, Work work, Draft draft, Instant expiresAt) {

    /** @param fields the request's other fields, a JSON object */
    public record Work(Category category, String prompt, String fields) {}

    Opened with(Draft other) {
        return new Opened(id, accountId, done, work, other, expiresAt);
    }

    public Scene scene(String id) {
        return draft.scene(id);
    }

    public List<Scene> scenes() {
        return draft.scenes();
    }
}
