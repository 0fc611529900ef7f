package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that closes a hold, ready to be written; or the hold itself, where the ledger has lost it.
 *
 * @param kind a capture, a void, or a lost hold
 * @param mode how its work is charged, or would have been
 * @param number of a capture: its place among the transfers of the account
 * @param overrun by how much a capture passes its hold
 * @param late whether its hold had been released before the work was finalized
 * @param recordedAt when the work was recorded; not of a hold, nor of work that never began
 */
public record Entry(
        HoldId id,
        AccountId account,
        TransferKind kind,
        BillingMode mode,
        @Nullable Long number,
        Money amount,
        Funding parts,
        Money overrun,
        boolean late,
        @Nullable Charge charge,
        @Nullable String reason,
        @Nullable Instant recordedAt) {}
