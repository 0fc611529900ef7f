package io.tutorflow.usage.edit;

import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecord.Finalized;
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

    static Opened of(UsageRecord usage, Kept kept) {
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

    /** As it is kept by now. What was never edited is as it was: a delivery does not change. */
    Opened asOf(Kept now) {
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
