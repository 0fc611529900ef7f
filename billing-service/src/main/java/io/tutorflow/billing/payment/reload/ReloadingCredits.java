package io.tutorflow.billing.payment.reload;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.billing.job.Round;
import io.tutorflow.billing.job.RoundJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.billing.ledger.feed.BalanceSignals;
import io.tutorflow.billing.ledger.feed.Follower;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.payment.Order;
import io.tutorflow.billing.payment.Payer;
import io.tutorflow.billing.payment.Payments;
import io.tutorflow.billing.payment.Prepaid;
import io.tutorflow.billing.payment.Price;
import io.tutorflow.billing.payment.Purpose;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks at accounts with a low balance, on any replica, and has their cards charged. The decision is a payment, written
 * in the transaction that takes the account's signal; from there on it is the payment's business.
 */
@ApplicationScoped
class ReloadingCredits implements RoundJob {

    private static final Schedule SCHEDULE = new Schedule("auto-reloads", "${tutorflow.reloads.look-every:1s}");

    private static final Round ROUND = new Round(Logger.getLogger(ReloadingCredits.class), "Low account");

    private static final String PAYER = "automatic reload";

    private final WalletLocks accounts;
    private final BalanceSignals signals;
    private final Ledger ledger;
    private final AutoReloadTable wishes;
    private final Payments payments;
    private final Workspaces workspaces;
    private final ReloadLetters letters;
    private final BusinessClock clock;
    private final ReloadPolicy policy;

    ReloadingCredits(
            WalletLocks accounts,
            BalanceSignals signals,
            Ledger ledger,
            AutoReloadTable wishes,
            Payments payments,
            Workspaces workspaces,
            ReloadLetters letters,
            BusinessClock clock,
            @ConfigProperty(name = SettingReloads.LEAST_DAILY_BOUND) long leastDailyBoundCents) {
        this.accounts = accounts;
        this.signals = signals;
        this.ledger = ledger;
        this.wishes = wishes;
        this.payments = payments;
        this.workspaces = workspaces;
        this.letters = letters;
        this.clock = clock;
        this.policy = new ReloadPolicy(leastDailyBoundCents);
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Uni<Backlog> backlog() {
        return signals.backlog(Follower.RELOAD);
    }

    @Override
    public Uni<Void> round() {
        return ROUND.of(this::low, account -> account, account -> Panache.withTransaction(() -> lookAt(account)));
    }

    private Uni<List<UUID>> low() {
        return Panache.withTransaction(() -> wishes.wake(clock.now(), ReloadLimits.ROUND)
                        .chain(awake -> signals.raise(Follower.RELOAD, awake)))
                .chain(() -> Panache.withSession(() -> signals.list(Follower.RELOAD, ReloadLimits.ROUND)));
    }

    private Uni<Void> lookAt(UUID account) {
        return signals.claim(Follower.RELOAD, account)
                .chain(mine -> mine ? take(account) : Uni.createFrom().voidItem());
    }

    /** With the account locked, nobody can lower its balance between the look at it and the end of the signal. */
    private Uni<Void> take(UUID account) {
        return accounts.lock(account)
                .chain(() -> wishes.lock(account))
                .chain(wish -> signals.take(Follower.RELOAD, account)
                        .chain(taken -> taken.isPresent() && wish.isPresent() && wish.get() instanceof AutoReload.On on
                                ? decide(account, on)
                                : Uni.createFrom().voidItem()));
    }

    /** Where usage is metered nothing is prepaid: the wish stays, and waits until it is not any more. */
    private Uni<Void> decide(UUID account, AutoReload.On wish) {
        var now = clock.now();
        return Panache.getSession()
                .chain(session -> ledger.credits(session, account))
                .map(Optional::orElseThrow)
                .chain(credits -> credits.mode().isMetered()
                        ? wishes.goOn(account, wish.until(now.plus(ReloadLimits.SUSPENDED_PAUSE)))
                        : decide(account, wish, credits.free(), now));
    }

    private Uni<Void> decide(UUID account, AutoReload.On wish, Money left, Instant now) {
        return payments.charged(account, Periods.beginOfDay(now), Periods.beginOfMonth(now))
                .map(charged -> policy.decide(wish, left, charged, now))
                .chain(decision -> follow(account, wish, decision, now));
    }

    private Uni<Void> follow(UUID account, AutoReload.On wish, ReloadDecision decision, Instant now) {
        return switch (decision) {
            case ReloadDecision.Nothing nothing -> Uni.createFrom().voidItem();
            case ReloadDecision.Charge charge ->
                owner(account)
                        .chain(owner -> owner.filter(Prepaid::is)
                                .map(found -> payments.charge(order(account, charge.cents(), found)))
                                .orElseGet(() ->
                                        wishes.goOn(account, wish.until(now.plus(ReloadLimits.SUSPENDED_PAUSE)))));
            case ReloadDecision.DayIsOver over ->
                pause(account, wish.until(Periods.endOfDay(now)))
                        .chain(owner -> letters.dayIsOver(account, over.boundCents(), owner, now));
            case ReloadDecision.MonthIsOver over ->
                pause(account, wish.until(Periods.endOfMonth(now)))
                        .chain(owner -> letters.monthIsOver(account, over.boundCents(), owner, now));
            case ReloadDecision.TooDeep deep ->
                pause(account, wish.until(now.plus(ReloadLimits.DEBT_PAUSE)))
                        .chain(owner -> letters.tooDeep(account, wish.figures(), owner, now));
        };
    }

    private Uni<Optional<Workspace>> pause(UUID account, AutoReload after) {
        return wishes.goOn(account, after).chain(() -> owner(account));
    }

    private Uni<Optional<Workspace>> owner(UUID account) {
        return workspaces.find(new WorkspaceId(account));
    }

    private static Order order(UUID account, long cents, Workspace owner) {
        return new Order(
                account,
                Purpose.AUTO_RELOAD,
                new Price(cents, Money.ZERO),
                false,
                new Payer(PAYER, owner.profile().contact().email()));
    }
}
