package io.tutorflow.billing.invoice.completeness;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.healing.UsageTotal;
import io.tutorflow.internal.record.FinalizedTotalsRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What usage-service finalized; fails like a broken connection if it cannot answer now. */
interface FinalizedUsage {

    /** Accounts per question. */
    int ACCOUNTS = FinalizedTotalsRequest.LIMIT;

    /** An account without any is left out. */
    Uni<Map<UUID, UsageTotal>> totals(Collection<UUID> accounts, ComparedTime time);

    /** @param cursor of the page before; none: the first page */
    Uni<Page> page(UUID account, ComparedTime time, @Nullable String cursor);

    /** @param next asks for the next page; none on the last one */
    record Page(List<UUID> ids, @Nullable String next) {}
}
