package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What was agreed upon with accounts. */
interface Agreements {

    /** Of each of the months; minimums change on the first of a month only. */
    Uni<Map<YearMonth, Agreement>> of(UUID account, Collection<YearMonth> months);

    /** Those of the accounts of which something is to be done at the end of the month, whatever was used in it. */
    Uni<Set<UUID>> bound(Collection<UUID> accounts, YearMonth month);
}
