package io.tutorflow.billing.ledger.mode;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.LedgerWriter;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.WalletRow;
import io.tutorflow.clock.BusinessClock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Changes how what an account uses is charged, as part of the caller's transaction and under the wallet's lock. What is held
 * by then is charged as it was when it was held.
 */
public final class ChangingModes {

    private ChangingModes() {}

    /** From now on by meters; promotional credits are withdrawn. */
    public static Uni<ModeOutcome> meter(Mutiny.Session session, UUID account, String actor, BusinessClock clock) {
        return lock(session, account).chain(wallet -> switch (ModePolicy.meter(wallet, UUID.randomUUID(), actor)) {
            case ModePolicy.Decision.Kept kept -> Uni.createFrom().item(kept.why());
            case ModePolicy.Decision.Changed changed -> change(session, changed, clock.now(), actor);
        });
    }

    /**
     * By our own invoices again.
     *
     * @param since when that was agreed to take effect
     */
    public static Uni<ModeOutcome> invoice(
            Mutiny.Session session, UUID account, Instant since, String actor, BusinessClock clock) {
        return lock(session, account)
                .chain(wallet -> wallet.mode().isMetered()
                        ? write(session, wallet.charged(BillingMode.INTERNAL_INVOICE), since, clock.now(), actor)
                        : Uni.createFrom().item(new ModeOutcome.Unchanged()));
    }

    private static Uni<Wallet> lock(Mutiny.Session session, UUID account) {
        return WalletRow.lock(session, account, account).map(found -> {
            var wallet = found.get(new AccountId(account));
            if (wallet == null) {
                throw new IllegalStateException("There is no account " + account);
            }
            return wallet;
        });
    }

    private static Uni<ModeOutcome> change(
            Mutiny.Session session, ModePolicy.Decision.Changed changed, Instant now, String actor) {
        return changed.withdrawal()
                .map(movement -> LedgerWriter.post(session, movement, now))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> write(session, changed.after(), now, now, actor));
    }

    private static Uni<ModeOutcome> write(
            Mutiny.Session session, Wallet after, Instant since, Instant changedAt, String actor) {
        return LedgerWriter.charge(session, after)
                .chain(() -> ModeTable.note(session, after, since, changedAt, actor))
                .replaceWith(new ModeOutcome.Changed());
    }
}
