package io.tutorflow.usage.history;

import io.tutorflow.usage.record.HistoryEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the history, independent of who reads it. */
record HistoryPage(
        List<HistoryEntry> entries,
        @Nullable Long total,
        @Nullable String nextCursor) {

    /** @param found one more than the page holds if there is a next page */
    static HistoryPage of(List<HistoryEntry> found, int limit, @Nullable Long total) {
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        return new HistoryPage(
                shown, total, found.size() > limit ? shown.getLast().cursor().text() : null);
    }
}
