package io.tutorflow.billing.notify.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.billing.job.Round;
import io.tutorflow.billing.job.RoundJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.billing.ledger.feed.BalanceSignals;
import io.tutorflow.billing.ledger.feed.BalanceSignals.Signal;
import io.tutorflow.billing.ledger.feed.Follower;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Publishes balances that fell and requests that were refused, on any replica: each signal is taken in the transaction
 * of everything that follows from it, so each is published once.
 */
@ApplicationScoped
class TakingBalanceSignals implements RoundJob {

    private static final Schedule SCHEDULE = new Schedule("balance-alerts", "${tutorflow.alerts.tell-every:1s}");

    private static final Round ROUND = new Round(Logger.getLogger(TakingBalanceSignals.class), "Balance alert");

    /** Signals per run; the next run takes the rest. */
    private static final int MOST = 100;

    private final BalanceSignals signals;
    private final WalletLocks locks;
    private final BalanceAlertTable crossings;
    private final Holders holders;
    private final SendingAlerts announcing;
    private final BusinessClock clock;
    private final Outbox outbox;

    TakingBalanceSignals(
            BalanceSignals signals,
            WalletLocks locks,
            BalanceAlertTable crossings,
            Holders holders,
            SendingAlerts announcing,
            BusinessClock clock,
            Outbox outbox) {
        this.signals = signals;
        this.locks = locks;
        this.crossings = crossings;
        this.holders = holders;
        this.announcing = announcing;
        this.clock = clock;
        this.outbox = outbox;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Uni<Backlog> backlog() {
        return signals.backlog(Follower.ALERT, Follower.EXHAUSTION);
    }

    @Override
    public Uni<Void> round() {
        return tellAll(Follower.ALERT).chain(() -> tellAll(Follower.EXHAUSTION));
    }

    private Uni<Void> tellAll(Follower follower) {
        return ROUND.of(
                () -> Panache.withSession(() -> signals.list(follower, MOST)),
                account -> account,
                account ->
                        Panache.withTransaction(() -> tell(follower, account)).invoke(outbox::wakeRelay));
    }

    private Uni<Void> tell(Follower follower, UUID account) {
        return signals.claim(follower, account)
                .chain(mine -> mine ? take(follower, account) : Uni.createFrom().voidItem());
    }

    private Uni<Void> take(Follower follower, UUID account) {
        return holders.of(account)
                .chain(holder -> locks.lock(account)
                        .chain(() -> signals.take(follower, account))
                        .chain(taken -> taken.map(signal -> tell(crossing(account, signal, follower), holder))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> tell(BalanceAlert crossing, Holder holder) {
        var now = clock.now();
        return announcing.announce(crossing, holder, now).chain(() -> crossings.told(crossing, now));
    }

    private static BalanceAlert crossing(UUID account, Signal signal, Follower follower) {
        var id = UUID.randomUUID();
        return follower == Follower.ALERT
                ? new BalanceAlert.Low(id, account, signal.balance(), Objects.requireNonNull(signal.below()))
                : new BalanceAlert.Exhausted(id, account, signal.balance());
    }
}
