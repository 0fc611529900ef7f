package io.tutorflow.billing.payment.refund;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.PeriodicJob;
import io.tutorflow.billing.job.Round;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.billing.payment.PaidPayments;
import io.tutorflow.billing.payment.Payment;
import io.tutorflow.billing.payment.StripeRefunds;
import io.tutorflow.billing.payment.StripeRefunds.SeenDispute;
import io.tutorflow.billing.payment.reload.SettingReloads;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lists banks' disputes and acts on them: the unused part of the payment is frozen while a dispute is open and returned
 * if it is won; if it is lost, the used part is taken too, even below zero. Automatic reload is switched off. An invoice whose
 * payment is lost is to be paid again.
 */
@ApplicationScoped
class WatchingDisputes implements PeriodicJob {

    private static final Logger LOG = Logger.getLogger(WatchingDisputes.class);

    static final Schedule SCHEDULE = new Schedule("disputes", "${tutorflow.payments.look-every:1s}");

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Round ROUND = new Round(LOG, "Dispute");

    private final PaidPayments payments;
    private final DisputeTable disputes;
    private final LotTable lots;
    private final StripeRefunds stripe;
    private final WalletLocks accounts;
    private final WithdrawingCredits withdrawing;
    private final SettingReloads reloads;
    private final FollowingInvoiceDisputes invoices;
    private final DisputeAlarm alarm;
    private final BusinessClock clock;
    private final RealClock realClock;

    WatchingDisputes(
            PaidPayments payments,
            DisputeTable disputes,
            LotTable lots,
            StripeRefunds stripe,
            WalletLocks accounts,
            WithdrawingCredits withdrawing,
            SettingReloads reloads,
            FollowingInvoiceDisputes invoices,
            DisputeAlarm alarm,
            BusinessClock clock,
            RealClock realClock) {
        this.payments = payments;
        this.disputes = disputes;
        this.lots = lots;
        this.stripe = stripe;
        this.accounts = accounts;
        this.withdrawing = withdrawing;
        this.reloads = reloads;
        this.invoices = invoices;
        this.alarm = alarm;
        this.clock = clock;
        this.realClock = realClock;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Duration period() {
        return RefundLimits.LIST_DISPUTES_EVERY;
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public boolean isReady() {
        return stripe.isConfigured();
    }

    /** A dispute that fails must not hide the others. */
    @Override
    public Uni<Void> run() {
        var lately = realClock.now().minus(RefundLimits.DISPUTES_SINCE);
        return Panache.withSession(disputes::oldestOpen)
                .chain(oldest ->
                        stripe.disputesSince(oldest.filter(lately::isAfter).orElse(lately)))
                .chain(found ->
                        ROUND.all(found, SeenDispute::id, dispute -> Panache.withTransaction(() -> follow(dispute))));
    }

    private Uni<Void> follow(SeenDispute dispute) {
        return payments.chargedBy(dispute.intentId())
                .chain(found -> found.map(of -> follow(dispute, of)).orElseGet(() -> invoices.follow(dispute)));
    }

    private Uni<Void> follow(SeenDispute dispute, Payment of) {
        var account = of.order().accountId();
        return accounts.lock(account)
                .chain(() -> disputes.find(dispute.id()))
                .chain(before -> lots.of(account)
                        .map(holdings -> DisputePolicy.decide(
                                dispute, account, holdings.lotOf(of.id()).orElseThrow(), holdings, before)))
                .chain(steps -> Multi.createFrom()
                        .iterable(steps)
                        .onItem()
                        .transformToUniAndConcatenate(step -> take(step, dispute, of))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private Uni<Void> take(DisputeStep step, SeenDispute dispute, Payment of) {
        return switch (step) {
            case DisputeStep.Open open -> open(open, dispute, of);
            case DisputeStep.Win win ->
                disputes.win(win.dispute(), clock.now())
                        .chain(() -> post(win.returned(), TransferKind.DISPUTE_RETURNED));
            case DisputeStep.Lose lose ->
                disputes.lose(lose.dispute(), clock.now()).chain(() -> post(lose.taken(), TransferKind.DISPUTE));
        };
    }

    private Uni<Void> open(DisputeStep.Open open, SeenDispute dispute, Payment of) {
        alarm.raise("Payment " + of.id().value(), dispute);
        return disputes.open(open.dispute(), dispute, of)
                .chain(() -> reloads.switchOff(of.order().accountId(), DisputePolicy.ACTOR))
                .chain(() -> post(open.frozen(), TransferKind.DISPUTE));
    }

    private Uni<Void> post(Optional<Withdrawal> withdrawal, TransferKind kind) {
        return withdrawal
                .map(amount -> withdrawing.post(amount, kind))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
