package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The minimums and tax that terms agree with accounts. */
interface Agreements {

    /** Of each of the months; minimums change on the first of a month only. */
    Uni<Map<YearMonth, Agreement>> of(UUID account, Collection<YearMonth> months);

    /** Those of the accounts that need a document at the end of the month, even without usage. */
    Uni<Set<UUID>> bound(Collection<UUID> accounts, YearMonth month);
}
