package io.tutorflow.billing.payment.refund;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.billing.payment.PaidPayments;
import io.tutorflow.billing.payment.StripeRefunds;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Requests owed refunds from Stripe, polls them, and returns the credits if one fails. */
@ApplicationScoped
class PollingRefunds implements DueJob {

    private static final Logger LOG = Logger.getLogger(PollingRefunds.class);

    static final Schedule SCHEDULE = new Schedule("refunds", "${tutorflow.payments.look-every:1s}");

    /** Longer than an attempt usually takes; asking Stripe again changes nothing. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMinutes(2);

    private static final Terms TERMS = new Terms(LIMIT, Retries.forever(PAUSE, PAUSE));

    /** Between looks at a refund that its bank takes time for. */
    private static final Retries LOOKS = Retries.forever(Duration.ofMinutes(1), Duration.ofHours(1));

    private final PaidPayments payments;
    private final RefundTable refunds;
    private final StripeRefunds stripe;
    private final WalletLocks accounts;
    private final WithdrawingCredits withdrawing;
    private final BusinessClock clock;
    private final Counter failed;

    PollingRefunds(
            PaidPayments payments,
            RefundTable refunds,
            StripeRefunds stripe,
            WalletLocks accounts,
            WithdrawingCredits withdrawing,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.payments = payments;
        this.refunds = refunds;
        this.stripe = stripe;
        this.accounts = accounts;
        this.withdrawing = withdrawing;
        this.clock = clock;
        this.failed = Counter.builder("tutorflow.refunds.failed")
                .description("Refunds that Stripe or a bank could not make; their credits have been returned")
                .register(metrics);
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Terms terms() {
        return TERMS;
    }

    @Override
    public boolean isReady() {
        return stripe.isConfigured();
    }

    @Override
    public Uni<Outcome> run(Due due) {
        return Panache.withSession(() -> wish(due))
                .chain(stripe::refund)
                .onFailure()
                .call(failure -> unheard(due, failure))
                .chain(seen -> Panache.withTransaction(() -> follow(due, seen)));
    }

    private Uni<StripeRefunds.Wish> wish(Due due) {
        return refunds.owed(due.id())
                .chain(owed -> payments.intents(List.of(owed.payment()))
                        .map(intents -> new StripeRefunds.Wish(
                                owed.id(),
                                Objects.requireNonNull(intents.get(owed.payment())),
                                owed.cents(),
                                owed.attempt(),
                                due.attempt() > 1)));
    }

    private Uni<Void> unheard(Due due, Throwable failure) {
        LOG.errorf("Refund %s was not made and will be requested again: %s", due.id(), failure);
        return stripe.isRemembered(failure)
                ? Panache.withTransaction(() -> refunds.anotherAttempt(due.id()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Outcome> follow(Due due, StripeRefunds.Seen seen) {
        return refunds.lock(due.id())
                .map(found -> RefundPolicy.follow(found.orElseThrow(), seen))
                .chain(step -> switch (step) {
                    case RefundStep.Wait wait ->
                        refunds.await(wait.refund())
                                .replaceWith(new Outcome.Again(LOOKS.pauseAfter(due.attempt()), null));
                    case RefundStep.Finish finish ->
                        refunds.finish(finish.refund(), clock.now()).replaceWith(new Outcome.Done());
                    case RefundStep.GiveBack back -> giveBack(back.refund()).replaceWith(new Outcome.Done());
                    case RefundStep.Rest rest -> Uni.createFrom().item(new Outcome.Done());
                });
    }

    private Uni<Void> giveBack(Refund.Failed refund) {
        failed.increment();
        LOG.warnf(
                "Refund %s failed and its credits have been returned: %s",
                refund.terms().id(), refund.failure());
        return refunds.fail(refund, clock.now())
                .chain(() -> accounts.lock(refund.terms().accountId()))
                .chain(() -> withdrawing.post(refund.withdrawal(), TransferKind.REFUND_RETURNED));
    }
}
