package io.tutorflow.billing.payment.reload;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.billing.ledger.feed.BalanceSignals;
import io.tutorflow.billing.ledger.feed.Follower;
import io.tutorflow.billing.payment.Payments;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads and changes owners' settings of automatic reload. */
@ApplicationScoped
public class SettingReloads {

    /** The lower bound of the default daily limit, which is twice the target if that is more. */
    static final String LEAST_DAILY_BOUND = "tutorflow.reloads.least-daily-bound-cents";

    private final AutoReloadTable wishes;
    private final WalletLocks accounts;
    private final BalanceSignals signals;
    private final Payments payments;
    private final Workspaces workspaces;
    private final ReloadLetters letters;
    private final BusinessClock clock;
    private final long leastDailyBoundCents;

    SettingReloads(
            AutoReloadTable wishes,
            WalletLocks accounts,
            BalanceSignals signals,
            Payments payments,
            Workspaces workspaces,
            ReloadLetters letters,
            BusinessClock clock,
            @ConfigProperty(name = LEAST_DAILY_BOUND) long leastDailyBoundCents) {
        this.wishes = wishes;
        this.accounts = accounts;
        this.signals = signals;
        this.payments = payments;
        this.workspaces = workspaces;
        this.letters = letters;
        this.clock = clock;
        this.leastDailyBoundCents = leastDailyBoundCents;
    }

    public Uni<AutoReloadBody> of(UUID account) {
        var now = clock.now();
        return Panache.withSession(() -> wishes.find(account)
                .chain(wish -> payments.charged(account, Periods.beginOfDay(now), Periods.beginOfMonth(now))
                        .map(charged -> wish.map(found -> AutoReloadBody.of(found, charged, leastDailyBoundCents))
                                .orElseGet(() -> AutoReloadBody.unset(charged)))));
    }

    /** In the caller's transaction, which has locked the account. */
    public Uni<Void> switchOff(UUID account, String why) {
        return wishes.lock(account)
                .chain(wish -> wish.isPresent() && wish.get() instanceof AutoReload.On on
                        ? wishes.goOn(account, on.off(why))
                        : Uni.createFrom().voidItem());
    }

    /**
     * Earlier failures are forgotten, and the account is looked at if its balance is low.
     *
     * @param by who sets it
     */
    public Uni<ReloadAnswer> set(UUID account, AutoReloadRequest request, String by) {
        return payments.cardOf(account)
                .chain(card -> request.refusal(card)
                        .map(reason -> Uni.createFrom().<ReloadAnswer>item(new ReloadAnswer.Refused(reason)))
                        .orElseGet(() -> keep(account, request, by).map(ReloadAnswer.Kept::new)));
    }

    private Uni<AutoReloadBody> keep(UUID account, AutoReloadRequest request, String by) {
        return Panache.withTransaction(() -> accounts.lock(account)
                        .chain(() -> wishes.find(account))
                        .chain(before -> request.after(before)
                                .map(wish -> put(account, wish, by))
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                        .chain(() -> signals.raiseIfLow(Follower.RELOAD, account)))
                .chain(() -> of(account));
    }

    private Uni<Void> put(UUID account, AutoReload wish, String by) {
        var now = clock.now();
        var put = wishes.put(account, wish, by, now);
        return wish instanceof AutoReload.On
                ? put.chain(() -> workspaces.find(new WorkspaceId(account)))
                        .chain(owner -> letters.isOn(
                                account, wish, wish.figures().dailyBoundCents(leastDailyBoundCents), owner, now))
                : put;
    }
}
