package io.tutorflow.usage.render;

import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All renders of one video, in the order in which they began. Each one's id is derived from the previous one. */
record Renders(List<Render> renders) {

    static Renders of(List<UsageRecord> records) {
        return new Renders(records.stream().map(Render::of).toList());
    }

    record Render(UUID id, @Nullable String key, boolean running) {

        private static Render of(UsageRecord usage) {
            var key = usage.acceptance().submission().idempotencyKey();
            return new Render(usage.id().value(), key, usage instanceof Recorded);
        }
    }

    /** A request's position among them. */
    sealed interface Turn {

        /** It may begin after this one, or already did: a repeated request is answered from its row. */
        record After(@Nullable UUID before) implements Turn {}

        /** Another render is in progress. */
        record Busy(UUID running) implements Turn {}
    }

    Turn turnOf(@Nullable String key) {
        for (int i = 0; i < renders.size(); i++) {
            if (key != null && key.equals(renders.get(i).key())) {
                return new Turn.After(i == 0 ? null : renders.get(i - 1).id());
            }
        }
        if (renders.isEmpty()) {
            return new Turn.After(null);
        }
        var last = renders.getLast();
        return last.running() ? new Turn.Busy(last.id()) : new Turn.After(last.id());
    }
}
