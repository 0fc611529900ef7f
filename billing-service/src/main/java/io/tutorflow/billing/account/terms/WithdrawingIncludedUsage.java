package io.tutorflow.billing.account.terms;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.billing.ledger.mode.ModeTable;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes back what was included in a month and not used, when the month is closed. */
@ApplicationScoped
public class WithdrawingIncludedUsage {

    private static final String ACTOR = "terms";

    private final WalletLocks wallets;
    private final Ledger ledger;

    WithdrawingIncludedUsage(WalletLocks wallets, Ledger ledger) {
        this.wallets = wallets;
        this.ledger = ledger;
    }

    /**
     * Part of the caller's transaction; done once for a month. Never more than there is: what else was used of promotional
     * credits meanwhile is not owed. A switch to meters in the month or later has withdrawn the rest already: what is there now
     * was given afterwards.
     *
     * @param used what promotional credits paid for usage that was finalized in the month
     */
    public Uni<Void> withdraw(Mutiny.Session session, MonthOfUsage month, Money used) {
        return IncludedTable.granted(session, month)
                .chain(granted -> granted.map(amount -> amount.minus(used))
                        .filter(Money::isPositive)
                        .map(rest -> withdrawRest(session, month, rest))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> withdrawRest(Mutiny.Session session, MonthOfUsage month, Money rest) {
        return wallets.lock(month.account())
                .chain(() -> ModeTable.of(session, month.account()))
                .chain(modes -> modes.wasMeteredFrom(month.begins())
                        ? Uni.createFrom().voidItem()
                        : withdrawWhatIsThere(session, month, rest));
    }

    private Uni<Void> withdrawWhatIsThere(Mutiny.Session session, MonthOfUsage month, Money rest) {
        return ledger.credits(session, month.account())
                .map(Optional::orElseThrow)
                .map(credits -> rest.min(credits.promotional()).min(credits.free()))
                .chain(amount -> amount.isPositive()
                        ? post(session, month, amount)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> post(Mutiny.Session session, MonthOfUsage month, Money amount) {
        var posting = Posting.of(
                TransferKind.INCLUDED_WITHDRAWN,
                month.transferId(),
                month.account(),
                amount,
                "Included usage of " + month.month() + " that was not used",
                ACTOR);
        return ledger.post(session, posting)
                .invoke(outcome -> outcome.demandPosted())
                .replaceWithVoid();
    }
}
