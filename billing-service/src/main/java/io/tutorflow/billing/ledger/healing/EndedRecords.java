package io.tutorflow.billing.ledger.healing;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.internal.record.EndedPageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ended, as usage-service or as the ledger has it, by the time at which its work was recorded. */
interface EndedRecords {

    /** The most records of one page. */
    int PAGE = EndedPageRequest.LIMIT;

    /** The totals of the parts in which any ended, by their beginnings. */
    Uni<Map<Instant, EndTotal>> totals(Span span, Duration part);

    /**
     * In the order of their ids; fewer than a page: there are no more.
     *
     * @param after the last one of the page before
     */
    Uni<List<End>> page(Span span, @Nullable HoldId after);
}
