package io.tutorflow.billing.invoice.telling;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The usage on documents, as those who create them store it. */
public interface DocumentUsage {

    /**
     * The usage of a document that was ever opened, even if voided since: in order of id; only the last page has fewer than the
     * limit.
     *
     * @param after the last record of the page before; none: the first page
     */
    Uni<List<LineUsage>> page(UUID documentId, @Nullable UUID after, int limit);

    /** @param line of the document, from 1 */
    record LineUsage(UUID usageRecordId, int line) {}
}
