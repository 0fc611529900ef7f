package io.tutorflow.billing.meter.reconcile;

import io.tutorflow.http.Cursor;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of differences. */
@Schema(name = "MeterDifferences", description = "Differences, newest first.")
record MeterDifferencesBody(
        List<MeterDifferenceBody> items,

        @Schema(description = "Cursor of the next page; null on the last page") @Nullable
        String nextCursor) {

    /** @param found one more than the page has if there is a next one */
    static MeterDifferencesBody of(List<DifferenceTable.Kept> found, int limit) {
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        return new MeterDifferencesBody(
                shown.stream().map(MeterDifferenceBody::of).toList(),
                found.size() > limit
                        ? new Cursor(shown.getLast().foundAt(), shown.getLast().id()).text()
                        : null);
    }
}
