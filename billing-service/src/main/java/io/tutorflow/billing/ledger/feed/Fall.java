package io.tutorflow.billing.ledger.feed;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Wallet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A wallet that a transaction left below what somebody watches.
 *
 * @param levels whether those are told, too, who want to know as long as it is below
 */
record Fall(Wallet before, Wallet after, boolean levels) {

    /** Of wallets as a transaction found them and as it leaves them. */
    static List<Fall> of(Map<AccountId, Wallet> before, Collection<Wallet> after, boolean levels) {
        var falls = new ArrayList<Fall>();
        for (var wallet : after) {
            var was = before.get(wallet.account());
            if (was != null && !wallet.equals(was) && wallet.tripwire().isTouched(was, wallet)) {
                falls.add(new Fall(was, wallet, levels));
            }
        }
        return falls;
    }
}
