package io.tutorflow.billing.wallet;

import io.tutorflow.billing.wallet.Settlement.Charge;
import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that closes a hold, ready to be written.
 *
 * @param kind a capture or a void
 * @param number of a capture: its place among the transfers of the account
 * @param overrun by how much a capture passes its hold
 * @param late whether its hold had been released before the work was finalized
 */
record Entry(
        HoldId id,
        AccountId account,
        TransferKind kind,
        @Nullable Long number,
        Money amount,
        Funding parts,
        Money overrun,
        boolean late,
        @Nullable Charge charge,
        @Nullable String reason) {}
