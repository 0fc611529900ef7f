package io.tutorflow.billing.ledger.line;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.LedgerWriter;
import io.tutorflow.billing.ledger.WalletRow;
import io.tutorflow.clock.BusinessClock;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Freezes lines and thaws them, as part of the caller's transaction. */
public final class FreezingLines {

    private FreezingLines() {}

    public static Uni<FreezeOutcome> set(
            Mutiny.Session session,
            UUID account,
            boolean frozen,
            String actor,
            @Nullable String reason,
            BusinessClock clock) {
        return WalletRow.lock(session, account, account).chain(wallets -> {
            var wallet = wallets.get(new AccountId(account));
            if (wallet == null) {
                return Uni.createFrom().item(FreezeOutcome.NO_SUCH_ACCOUNT);
            }
            if (wallet.line().frozen() == frozen) {
                return Uni.createFrom().item(FreezeOutcome.AS_IT_WAS);
            }
            return LedgerWriter.freeze(session, wallet.withLineFrozen(frozen), actor, reason, clock.now())
                    .replaceWith(FreezeOutcome.CHANGED);
        });
    }
}
