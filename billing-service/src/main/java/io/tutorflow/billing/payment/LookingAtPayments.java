package io.tutorflow.billing.payment;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
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
    private final ChargingCards charging;
    private final OffSession rules;
    private final TellingPayments telling;
    private final Stripe stripe;
    private final BusinessClock clock;
    private final RealClock realClock;
    private final Counter alarms;

    LookingAtPayments(
            PaymentTable payments,
            CreditingPayments crediting,
            ChargingCards charging,
            OffSession rules,
            TellingPayments telling,
            Stripe stripe,
            BusinessClock clock,
            RealClock realClock,
            MeterRegistry metrics) {
        this.payments = payments;
        this.crediting = crediting;
        this.charging = charging;
        this.rules = rules;
        this.telling = telling;
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
        return questions()
                .toMulti()
                .onItem()
                .<Question>disjoint()
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

    /** All that the database knows, before anybody is asked: one session serves one question after the other. */
    private Uni<List<Question>> questions() {
        return claim().chain(rows -> Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> isCharge(row.payment())
                        ? charging.charge(row).map(charge -> new Question(row, charge))
                        : Uni.createFrom().item(new Question(row, null)))
                .collect()
                .asList());
    }

    private Uni<List<PaymentRow>> claim() {
        var now = realClock.now();
        return Panache.withTransaction(() -> payments.claimDue(now, now.plus(PaymentLimits.CLAIM), PaymentLimits.ROUND))
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(List.<PaymentRow>of())
                        : Panache.withSession(() -> payments.list(
                                "id in ?1", due.stream().map(PaymentId::value).toList())));
    }

    private Uni<Answer> ask(Question question) {
        var row = question.row();
        var payment = row.payment();
        var claim = row.lookAt;
        if (question.charge() == null && row.sessionId == null) {
            return Uni.createFrom().item(new Answer.NotBegun(payment));
        }
        return (question.charge() == null
                        ? stripe.session(requireNonNull(row.sessionId))
                        : stripe.charge(question.charge()))
                .<Answer>map(seen -> new Answer.Seen(payment, seen, claim))
                .onFailure()
                .recoverWithItem(failure -> new Answer.Unheard(payment, failure, claim));
    }

    private Uni<Void> apply(Answer answer) {
        return switch (answer) {
            case Answer.Seen seen ->
                apply(seen).onFailure().recoverWithUni(failure -> notApplied(seen.payment(), failure));
            case Answer.NotBegun notBegun -> expire(notBegun.payment());
            case Answer.Unheard unheard -> unheard(unheard);
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

    private Uni<Void> unheard(Answer.Unheard unheard) {
        if (isOf(StripeFailure.Kind.REFUSED, unheard)) {
            return postpone(unheard);
        }
        var payment = unheard.payment();
        return isCharge(payment) && isOf(StripeFailure.Kind.REMEMBERED, unheard)
                ? charging.anotherAttempt(payment).chain(() -> left(payment, unheard.failure()))
                : left(payment, unheard.failure());
    }

    private static boolean isOf(StripeFailure.Kind kind, Answer.Unheard unheard) {
        return unheard.failure() instanceof StripeFailure failure && failure.kind() == kind;
    }

    private static boolean isCharge(Payment payment) {
        return payment.order().purpose() == Purpose.AUTO_RELOAD;
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
        var before = row.state;
        return switch (row.payment().judge(answer.session())) {
            case Verdict.Credit credit ->
                crediting
                        .credit(row, credit.intentId(), answer.session().card())
                        .chain(() -> ended(row));
            case Verdict.Wait wait -> {
                row.become(wait.progress());
                row.lookNext(answer.claim(), now.plus(PaymentLimits.pauseAfter(row.looks)));
                yield Uni.createFrom().voidItem();
            }
            case Verdict.Over over -> {
                row.become(over.progress());
                row.lookNext(answer.claim(), null);
                yield row.state.equals(before) ? Uni.createFrom().voidItem() : ended(row);
            }
            case Verdict.Contradiction contradiction -> {
                alarms.increment();
                LOG.errorf("ALARM, nothing was credited for payment %s: %s", row.id, contradiction.what());
                row.lookNext(answer.claim(), now.plus(PaymentLimits.ALARM_EVERY));
                yield Uni.createFrom().voidItem();
            }
        };
    }

    private Uni<Void> ended(PaymentRow row) {
        var payment = row.payment();
        return telling.tell(payment)
                .chain(() -> isCharge(payment)
                        ? rules.ended(payment)
                        : Uni.createFrom().voidItem());
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

    /** @param charge of a payment that no person is there for */
    private record Question(PaymentRow row, @Nullable Charge charge) {}

    /** What Stripe answered about a payment. */
    private sealed interface Answer {

        /** @param claim until when the payment was claimed when Stripe was asked */
        record Seen(
                Payment payment,
                SeenPayment session,
                @Nullable Instant claim) implements Answer {}

        record NotBegun(Payment payment) implements Answer {}

        record Unheard(
                Payment payment,
                Throwable failure,
                @Nullable Instant claim) implements Answer {}
    }
}
