package io.tutorflow.billing.payment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.clock.RealClock;
import io.tutorflow.http.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks Stripe about payments that are due to be looked at, and does what follows. Webhooks only make a payment due: what
 * they say is not believed, so that it does not matter whether they come, how often, when, or in which order.
 */
@ApplicationScoped
class LookingAtPayments {

    private static final Logger LOG = Logger.getLogger(LookingAtPayments.class);

    /** Payments that Stripe is asked about at a time. */
    private static final int AT_ONCE = 4;

    private final PaymentTable payments;
    private final CreditingPayments crediting;
    private final Stripe stripe;
    private final BusinessClock clock;
    private final RealClock realClock;
    private final Counter alarms;

    LookingAtPayments(
            PaymentTable payments,
            CreditingPayments crediting,
            Stripe stripe,
            BusinessClock clock,
            RealClock realClock,
            MeterRegistry metrics) {
        this.payments = payments;
        this.crediting = crediting;
        this.stripe = stripe;
        this.clock = clock;
        this.realClock = realClock;
        this.alarms = Counter.builder("tutorflow.payments.alarms")
                .description("Payments of which Stripe says something else than we; each is logged, a person must look")
                .register(metrics);
    }

    @Scheduled(
            every = "${tutorflow.payments.look-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "looking-at-payments")
    Uni<Void> lookAtDue() {
        return claim().toMulti()
                .onItem()
                .<PaymentRow>disjoint()
                .onItem()
                .transformToUni(this::ask)
                .merge(AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(this::apply)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("Payments wait and will be looked at again: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<List<PaymentRow>> claim() {
        var now = realClock.now();
        return Panache.withTransaction(() -> payments.claimDue(now, now.plus(PaymentLimits.CLAIM), PaymentLimits.ROUND))
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(List.<PaymentRow>of())
                        : Panache.withSession(() -> payments.list(
                                "id in ?1", due.stream().map(PaymentId::value).toList())));
    }

    private Uni<Answer> ask(PaymentRow row) {
        var payment = row.payment();
        var claim = row.lookAt;
        if (row.sessionId == null) {
            return Uni.createFrom().item(new Answer.NotBegun(payment));
        }
        return stripe.session(row.sessionId, row.savesCard)
                .<Answer>map(seen -> new Answer.Seen(payment, seen, claim))
                .onFailure()
                .recoverWithItem(failure -> new Answer.Unheard(payment, failure, claim));
    }

    private Uni<Void> apply(Answer answer) {
        return switch (answer) {
            case Answer.Seen seen ->
                apply(seen).onFailure().recoverWithUni(failure -> notApplied(seen.payment(), failure));
            case Answer.NotBegun notBegun -> expire(notBegun.payment());
            case Answer.Unheard unheard ->
                isRefused(unheard) ? postpone(unheard) : left(unheard.payment(), unheard.failure());
        };
    }

    /** That the database is away passes; anything else does not by itself. */
    private Uni<Void> notApplied(Payment payment, Throwable failure) {
        if (!Outage.isBehind(failure)) {
            alarms.increment();
            LOG.errorf(
                    failure,
                    "ALARM, what Stripe says of payment %s cannot be written",
                    payment.id().value());
        }
        return left(payment, failure);
    }

    private static boolean isRefused(Answer.Unheard unheard) {
        return unheard.failure() instanceof StripeFailure failure && failure.kind() == StripeFailure.Kind.REFUSED;
    }

    /** Stripe knows of no such session: asking more often does not help. */
    private Uni<Void> postpone(Answer.Unheard unheard) {
        var id = unheard.payment().id();
        alarms.increment();
        LOG.errorf("ALARM, Stripe says nothing of payment %s: %s", id.value(), unheard.failure());
        return Panache.withTransaction(() -> payments.lock(id)
                        .invoke(found -> found.orElseThrow()
                                .lookNext(unheard.claim(), realClock.now().plus(PaymentLimits.ALARM_EVERY))))
                .replaceWithVoid();
    }

    /** Its claim runs out, and it is due again. */
    private static Uni<Void> left(Payment payment, Throwable failure) {
        LOG.warnf("Payment %s will be looked at again: %s", payment.id().value(), failure);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> apply(Answer.Seen answer) {
        return Panache.withTransaction(
                () -> payments.lock(answer.payment().id()).chain(found -> decide(found.orElseThrow(), answer)));
    }

    private Uni<Void> decide(PaymentRow row, Answer.Seen answer) {
        var now = realClock.now();
        return switch (row.payment().judge(answer.session())) {
            case Verdict.Credit credit ->
                crediting.credit(row, credit.intentId(), answer.session().card());
            case Verdict.Wait wait -> {
                row.become(wait.progress());
                row.lookNext(answer.claim(), now.plus(PaymentLimits.pauseAfter(row.looks)));
                yield Uni.createFrom().voidItem();
            }
            case Verdict.Over over -> {
                row.become(over.progress());
                row.lookNext(answer.claim(), null);
                yield Uni.createFrom().voidItem();
            }
            case Verdict.Contradiction contradiction -> {
                alarms.increment();
                LOG.errorf("ALARM, nothing was credited for payment %s: %s", row.id, contradiction.what());
                row.lookNext(answer.claim(), now.plus(PaymentLimits.ALARM_EVERY));
                yield Uni.createFrom().voidItem();
            }
        };
    }

    /** Nobody was ever given a page where it could be paid. */
    private Uni<Void> expire(Payment payment) {
        return Panache.withTransaction(() -> payments.lock(payment.id()).invoke(found -> {
                    var row = found.orElseThrow();
                    var left = Duration.between(clock.now(), row.expiresAt);
                    if (!left.isPositive()) {
                        row.expireUnbegun();
                    } else if (row.sessionId == null) {
                        row.lookAt = realClock.now().plus(left);
                    }
                }))
                .replaceWithVoid();
    }

    /** What Stripe answered about a payment. */
    private sealed interface Answer {

        /** @param claim until when the payment was claimed when Stripe was asked */
        record Seen(
                Payment payment,
                SeenSession session,
                @Nullable Instant claim) implements Answer {}

        record NotBegun(Payment payment) implements Answer {}

        record Unheard(
                Payment payment,
                Throwable failure,
                @Nullable Instant claim) implements Answer {}
    }
}
