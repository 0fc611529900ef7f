package io.tutorflow.billing.ledger.capture;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.money.Money;
import java.util.Map;
import java.util.Set;

/**
 * What a batch of settlements needs to know: its wallets, the holds still open, and the captures already made.
 *
 * @param released holds that were placed and ended without a capture
 */
public record SettlementState(
        Map<AccountId, Wallet> wallets, Map<HoldId, OpenHold> open, Map<HoldId, Money> captured, Set<HoldId> released) {

    /**
     * Set aside right now.
     *
     * @param lost nothing is set aside: the ledger had lost it, and it is only written again
     */
    public record OpenHold(AccountId account, Money amount, boolean lost) {

        public OpenHold(AccountId account, Money amount) {
            this(account, amount, false);
        }
    }
}
