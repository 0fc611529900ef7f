package io.tutorflow.billing.refund;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.PaidPayments;
import io.tutorflow.billing.payment.Payment;
import io.tutorflow.billing.payment.StripeRefunds;
import io.tutorflow.billing.payment.StripeRefunds.SeenDispute;
import io.tutorflow.billing.refund.DisputeTable.Known;
import io.tutorflow.billing.reload.SettingReloads;
import io.tutorflow.billing.round.Round;
import io.tutorflow.billing.wallet.TransferKind;
import io.tutorflow.billing.wallet.WalletLocks;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.clock.RealClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Lists what banks dispute and does what follows: what is unused of the payment is frozen while it is open, comes back
 * when it is won, and is gone when it is lost, with what was used of it, even below zero. Nothing more
 * is charged by itself from then on.
 */
@ApplicationScoped
class WatchingDisputes {

    private static final Logger LOG = Logger.getLogger(WatchingDisputes.class);

    private static final Round ROUND = new Round(LOG, "Dispute");

    private static final String ACTOR = "dispute";

    private final PaidPayments payments;
    private final DisputeTable disputes;
    private final LotTable lots;
    private final StripeRefunds stripe;
    private final WalletLocks accounts;
    private final Withdrawing withdrawing;
    private final SettingReloads reloads;
    private final BusinessClock clock;
    private final RealClock realClock;
    private final Counter opened;

    WatchingDisputes(
            PaidPayments payments,
            DisputeTable disputes,
            LotTable lots,
            StripeRefunds stripe,
            WalletLocks accounts,
            Withdrawing withdrawing,
            SettingReloads reloads,
            BusinessClock clock,
            RealClock realClock,
            MeterRegistry metrics) {
        this.payments = payments;
        this.disputes = disputes;
        this.lots = lots;
        this.stripe = stripe;
        this.accounts = accounts;
        this.withdrawing = withdrawing;
        this.reloads = reloads;
        this.clock = clock;
        this.realClock = realClock;
        this.opened = Counter.builder("tutorflow.disputes.opened")
                .description("Payments that banks dispute; a person must answer them at Stripe")
                .register(metrics);
    }

    @Scheduled(
            every = "${tutorflow.payments.look-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "watching-disputes")
    Uni<Void> watch() {
        if (!stripe.isConfigured()) {
            return Uni.createFrom().voidItem();
        }
        var now = realClock.now();
        return Panache.withTransaction(() -> disputes.takeTurn(now, now.plus(RefundLimits.LIST_DISPUTES_EVERY)))
                .chain(mine -> mine ? list() : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> LOG.warnf("Disputes will be listed again: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> list() {
        var lately = realClock.now().minus(RefundLimits.DISPUTES_SINCE);
        return Panache.withSession(disputes::oldestOpen)
                .chain(oldest ->
                        stripe.disputesSince(oldest.filter(lately::isAfter).orElse(lately)))
                .chain(found ->
                        ROUND.all(found, SeenDispute::id, dispute -> Panache.withTransaction(() -> follow(dispute))));
    }

    private Uni<Void> follow(SeenDispute dispute) {
        return payments.chargedBy(dispute.intentId())
                .chain(found -> found.map(of -> accounts.lock(of.order().accountId())
                                .chain(() -> disputes.find(dispute.id()))
                                .chain(known -> known.map(before -> decide(dispute, of, before))
                                        .orElseGet(() -> open(dispute, of))))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** One that was won before anybody heard of it never took anything. */
    private Uni<Void> open(SeenDispute dispute, Payment of) {
        if (dispute.won()) {
            return Uni.createFrom().voidItem();
        }
        opened.increment();
        LOG.errorf(
                "Payment %s is disputed (%s, %s): answer it at Stripe",
                of.id().value(), dispute.id(), dispute.reason());
        return lots.of(of.order().accountId()).chain(holdings -> {
            var lot = lot(holdings, of);
            var unused = holdings.lots().unusedOf(of.id());
            var frozen = unused.min(lot.creditsFor(dispute.cents()))
                    .min(holdings.free().max(Money.ZERO));
            return disputes.open(dispute, of, frozen)
                    .chain(() -> reloads.switchOff(of.order().accountId(), ACTOR))
                    .chain(() -> take(dispute, of, "frozen", lot, frozen))
                    .chain(() -> dispute.lost()
                            ? decide(dispute, of, new Known(true, frozen))
                            : Uni.createFrom().voidItem());
        });
    }

    private Uni<Void> decide(SeenDispute dispute, Payment of, Known before) {
        if (!before.open() || !(dispute.won() || dispute.lost())) {
            return Uni.createFrom().voidItem();
        }
        return lots.of(of.order().accountId()).chain(holdings -> {
            var lot = lot(holdings, of);
            if (dispute.won()) {
                return disputes.decide(dispute.id(), true, Money.ZERO, clock.now())
                        .chain(() -> before.taken().isPositive()
                                ? withdrawing.post(
                                        withdrawal(dispute, of, "frozen", lot, before.taken()),
                                        TransferKind.DISPUTE_RETURNED)
                                : Uni.createFrom().voidItem());
            }
            var more = lot.creditsFor(dispute.cents())
                    .minus(before.taken())
                    .max(Money.ZERO)
                    .min(lot.kept());
            return disputes.decide(dispute.id(), false, before.taken().plus(more), clock.now())
                    .chain(() -> take(dispute, of, "lost", lot, more));
        });
    }

    private Uni<Void> take(SeenDispute dispute, Payment of, String step, Lot lot, Money amount) {
        return amount.isPositive()
                ? withdrawing.post(withdrawal(dispute, of, step, lot, amount), TransferKind.DISPUTE)
                : Uni.createFrom().voidItem();
    }

    private Withdrawal withdrawal(SeenDispute dispute, Payment of, String step, Lot lot, Money amount) {
        var id = UUID.nameUUIDFromBytes((step + ":" + dispute.id()).getBytes(UTF_8));
        var paid = Lot.paidPart(lot.centsFor(amount));
        return new Withdrawal(
                id,
                of.order().accountId(),
                paid,
                amount.minus(paid),
                "The bank disputes the purchase " + of.id().value(),
                ACTOR);
    }

    private static Lot lot(LotTable.Holdings holdings, Payment of) {
        return holdings.lots().oldestFirst().stream()
                .filter(lot -> lot.payment().equals(of.id()))
                .findFirst()
                .orElseThrow();
    }
}
