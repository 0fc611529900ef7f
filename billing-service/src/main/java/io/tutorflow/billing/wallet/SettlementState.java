package io.tutorflow.billing.wallet;

import io.tutorflow.money.Money;
import java.util.Map;

/** What a batch of settlements needs to know: its wallets, the holds still open, and the captures already made. */
record SettlementState(Map<AccountId, Wallet> wallets, Map<HoldId, OpenHold> open, Map<HoldId, Money> captured) {

    /** Set aside right now. */
    record OpenHold(AccountId account, Money amount) {}
}
