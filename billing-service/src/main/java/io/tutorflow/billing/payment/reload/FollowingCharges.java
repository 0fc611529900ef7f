package io.tutorflow.billing.payment.reload;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.billing.ledger.feed.BalanceSignals;
import io.tutorflow.billing.ledger.feed.Follower;
import io.tutorflow.billing.payment.OffSession;
import io.tutorflow.billing.payment.Payment;
import io.tutorflow.billing.payment.Prepaid;
import io.tutorflow.billing.payment.Progress;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Acts on the outcome of an automatic charge. */
@ApplicationScoped
class FollowingCharges implements OffSession {

    private final AutoReloadTable wishes;
    private final WalletLocks accounts;
    private final BalanceSignals signals;
    private final Workspaces workspaces;
    private final ReloadLetters letters;
    private final BusinessClock clock;

    FollowingCharges(
            AutoReloadTable wishes,
            WalletLocks accounts,
            BalanceSignals signals,
            Workspaces workspaces,
            ReloadLetters letters,
            BusinessClock clock) {
        this.wishes = wishes;
        this.accounts = accounts;
        this.signals = signals;
        this.workspaces = workspaces;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public Uni<Boolean> mayCharge(UUID account) {
        return Panache.withSession(() -> wishes.find(account))
                .chain(wish -> wish.filter(AutoReload.On.class::isInstance).isPresent()
                        ? workspaces
                                .find(new WorkspaceId(account))
                                .map(owner -> owner.filter(Prepaid::is).isPresent())
                        : Uni.createFrom().item(false));
    }

    @Override
    public Uni<Void> ended(Payment payment, Progress.Over end) {
        var account = payment.order().accountId();
        return accounts.lock(account)
                .chain(() -> wishes.lock(account))
                .chain(wish -> wish.map(found -> follow(payment, end, found))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> follow(Payment payment, Progress.Over end, AutoReload wish) {
        var account = payment.order().accountId();
        return switch (end) {
            case Progress.Paid paid ->
                wishes.goOn(account, wish.paid()).chain(() -> signals.raiseIfLow(Follower.RELOAD, account));
            case Progress.Failed failed -> declined(payment, wish.declined(failed.reason(), clock.now()));
            case Progress.Expired expired -> signals.raiseIfLow(Follower.RELOAD, account);
        };
    }

    private Uni<Void> declined(Payment payment, AutoReload after) {
        var account = payment.order().accountId();
        return wishes.goOn(account, after)
                .chain(() -> workspaces.find(new WorkspaceId(account)))
                .chain(owner -> letters.declined(payment, after, owner));
    }
}
