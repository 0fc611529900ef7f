package io.tutorflow.billing.ledger.hold;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.internal.hold.HoldAnswer;
import java.util.Map;
import java.util.Optional;

/** What a batch needs to know to be decided: its wallets, the standing of their owners, and holds made before. */
public record LedgerState(
        Map<AccountId, Wallet> wallets, Map<AccountId, Standing> standings, Map<HoldId, HoldAnswer.Known> known) {

    Optional<Wallet> wallet(AccountId account) {
        return Optional.ofNullable(wallets.get(account));
    }
}
