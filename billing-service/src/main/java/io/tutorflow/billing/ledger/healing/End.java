package io.tutorflow.billing.ledger.healing;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the work of one record ended, as one side has it.
 *
 * @param captured or finalized; otherwise void
 * @param since when the end is on its way from usage-service to the ledger, if that is known
 */
public record End(
        HoldId id,
        AccountId account,
        boolean captured,
        long micros,
        @Nullable Instant since) {

    /** Whether both sides say the same. */
    boolean agreesWith(End other) {
        return account.equals(other.account) && captured == other.captured && micros == other.micros;
    }

    /** Whether its event may still be on its way. */
    boolean isAfter(Instant time) {
        return since != null && since.isAfter(time);
    }
}
