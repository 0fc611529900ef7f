package io.tutorflow.billing.meter.reconcile;

import io.tutorflow.http.Cursor;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of usage that Stripe has not got. */
@Schema(name = "UnreportedUsagePage", description = "Usage, the newest first.")
record MeteredUsagesBody(
        List<MeteredUsageBody> items,

        @Schema(description = "Cursor of the next page; null on the last page") @Nullable
        String nextCursor) {

    /** @param found one more than the page has if there is a next one */
    static MeteredUsagesBody of(List<MeteredUsageBody> found, int limit) {
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        return new MeteredUsagesBody(
                List.copyOf(shown),
                found.size() > limit
                        ? new Cursor(
                                        shown.getLast().finalizedAt(),
                                        shown.getLast().id())
                                .text()
                        : null);
    }
}
