package io.tutorflow.billing.ledger.capture;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.mode.ModeHistory;
import io.tutorflow.money.Money;
import java.util.Map;

/**
 * What a batch of settlements needs to know: its wallets, the holds still open, and the captures already made.
 *
 * @param released holds that were placed and ended without a capture, with the mode of each
 * @param modes how usage of the accounts is charged that had no hold; an account that is not there never had another mode
 */
public record SettlementState(
        Map<AccountId, Wallet> wallets,
        Map<HoldId, OpenHold> open,
        Map<HoldId, Money> captured,
        Map<HoldId, BillingMode> released,
        Map<AccountId, ModeHistory> modes) {

    /** Where no usage without a hold is settled. */
    public SettlementState(Map<AccountId, Wallet> wallets, Map<HoldId, OpenHold> open, Map<HoldId, Money> captured) {
        this(wallets, open, captured, Map.of(), Map.of());
    }

    ModeHistory modesOf(AccountId account) {
        return modes.getOrDefault(account, ModeHistory.NEVER_CHANGED);
    }

    /**
     * Set aside right now.
     *
     * @param lost nothing is set aside: the ledger had lost it, and it is only written again
     */
    public record OpenHold(AccountId account, Money amount, BillingMode mode, boolean lost) {

        public OpenHold(AccountId account, Money amount, BillingMode mode) {
            this(account, amount, mode, false);
        }
    }
}
