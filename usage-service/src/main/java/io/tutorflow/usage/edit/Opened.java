package io.tutorflow.usage.edit;

import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecord.Finalized;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A slide deck or video opened with an edit token.
 *
 * @param done whether it is delivered; it cannot be edited before
 * @param work what was requested
 */
public record Opened(UUID id, UUID accountId, boolean done, Work work, Draft draft, Instant expiresAt) {

    /** @param fields the request's other fields, a JSON object */
    public record Work(Category category, String prompt, String fields) {}

    static Opened of(UsageRecord usage, StoredEdit kept) {
        var accepted = usage.acceptance();
        var work = accepted.submission().work();
        var content =
                usage instanceof Finalized finalized ? finalized.delivery().content() : null;
        return new Opened(
                usage.id().value(),
                accepted.payer().accountId(),
                content != null,
                new Work(work.category(), work.prompt(), work.fields()),
                DraftJson.read(kept.document(), work.fields(), content),
                kept.expiresAt());
    }

    /** In its current stored state. Without edits it is as delivered, because deliveries never change. */
    Opened asOf(StoredEdit now) {
        var document = now.document();
        return new Opened(
                id, accountId, done, work, document == null ? draft : DraftJson.read(document), now.expiresAt());
    }

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
