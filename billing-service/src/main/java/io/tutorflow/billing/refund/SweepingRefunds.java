package io.tutorflow.billing.refund;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.PaidPayments;
import io.tutorflow.billing.payment.StripeRefunds;
import io.tutorflow.billing.refund.RefundTable.Due;
import io.tutorflow.billing.round.Round;
import io.tutorflow.billing.wallet.TransferKind;
import io.tutorflow.billing.wallet.WalletLocks;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Has Stripe pay refunds that are owed, asks how far they are, and gives the credits back when one fails. */
@ApplicationScoped
class SweepingRefunds {

    private static final Logger LOG = Logger.getLogger(SweepingRefunds.class);

    private static final Round ROUND = new Round(LOG, "Refund");

    private final PaidPayments payments;
    private final RefundTable refunds;
    private final StripeRefunds stripe;
    private final WalletLocks accounts;
    private final Withdrawing withdrawing;
    private final BusinessClock clock;
    private final RealClock realClock;
    private final Counter failed;

    SweepingRefunds(
            PaidPayments payments,
            RefundTable refunds,
            StripeRefunds stripe,
            WalletLocks accounts,
            Withdrawing withdrawing,
            BusinessClock clock,
            RealClock realClock,
            MeterRegistry metrics) {
        this.payments = payments;
        this.refunds = refunds;
        this.stripe = stripe;
        this.accounts = accounts;
        this.withdrawing = withdrawing;
        this.clock = clock;
        this.realClock = realClock;
        this.failed = Counter.builder("tutorflow.refunds.failed")
                .description("Refunds that Stripe or a bank did not do; their credits are back")
                .register(metrics);
    }

    @Scheduled(
            every = "${tutorflow.payments.look-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "sweeping-refunds")
    Uni<Void> sweep() {
        return ROUND.of(this::claim, Owed::id, this::look);
    }

    private Uni<List<Owed>> claim() {
        return stripe.isConfigured()
                ? Panache.withTransaction(() -> refunds.claim(realClock.now(), RefundLimits.CLAIM, RefundLimits.ROUND)
                        .chain(this::withIntents))
                : Uni.createFrom().item(List.<Owed>of());
    }

    private Uni<List<Owed>> withIntents(List<Due> due) {
        return due.isEmpty()
                ? Uni.createFrom().item(List.<Owed>of())
                : payments.intents(due.stream().map(Due::payment).toList())
                        .map(intents -> due.stream()
                                .map(one -> new Owed(one, Objects.requireNonNull(intents.get(one.payment()))))
                                .toList());
    }

    /** One that is not heard of stays claimed for a while, and is due again. */
    private Uni<Void> look(Owed owed) {
        var due = owed.due();
        return stripe.refund(owed.wish())
                .chain(seen -> Panache.withTransaction(() -> follow(due, seen)))
                .onFailure()
                .recoverWithUni(failure -> unheard(due, failure));
    }

    private Uni<Void> unheard(Due due, Throwable failure) {
        LOG.errorf("Refund %s is not done and will be asked for again: %s", due.id(), failure);
        return stripe.isRemembered(failure)
                ? Panache.withTransaction(() -> refunds.anotherAttempt(due.id()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> follow(Due due, StripeRefunds.Seen seen) {
        return refunds.lock(due.id())
                .map(found -> RefundPolicy.follow(found.orElseThrow(), seen))
                .chain(step -> switch (step) {
                    case RefundStep.Wait wait ->
                        refunds.await(wait.refund(), realClock.now().plus(RefundLimits.pauseAfter(due.looks())));
                    case RefundStep.Finish finish -> refunds.finish(finish.refund(), clock.now());
                    case RefundStep.GiveBack back -> giveBack(back.refund());
                    case RefundStep.Rest rest -> refunds.rest(rest.refund());
                });
    }

    private Uni<Void> giveBack(Refund.Failed refund) {
        failed.increment();
        LOG.warnf("Refund %s failed, its credits are back: %s", refund.terms().id(), refund.failure());
        return refunds.fail(refund, clock.now())
                .chain(() -> accounts.lock(refund.terms().accountId()))
                .chain(() -> withdrawing.post(refund.withdrawal(), TransferKind.REFUND_RETURNED));
    }

    /** One that is due, and the charge that it gives back. */
    private record Owed(Due due, String intentId) {

        UUID id() {
            return due.id();
        }

        StripeRefunds.Wish wish() {
            return new StripeRefunds.Wish(due.id(), intentId, due.cents(), due.attempt(), due.looks() > 1);
        }
    }
}
