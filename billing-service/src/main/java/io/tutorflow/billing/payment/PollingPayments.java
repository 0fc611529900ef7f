package io.tutorflow.billing.payment;

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
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Asks Stripe about due payments, and acts on the answers. Webhooks only make a payment due: their content is not
 * believed, so it does not matter whether, how often, when and in which order they arrive.
 */
@ApplicationScoped
class PollingPayments implements DueJob {

    private static final Logger LOG = Logger.getLogger(PollingPayments.class);

    static final Schedule SCHEDULE = new Schedule("payments", "${tutorflow.payments.look-every:1s}");

    /** Longer than an attempt usually takes; asking Stripe again changes nothing. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMinutes(2);

    /** Four at a time, for as long as Stripe is unavailable. */
    private static final Terms TERMS = new Terms(4, LIMIT, Retries.forever(PAUSE, PAUSE));

    /** Between looks at an open payment. */
    private static final Retries LOOKS = Retries.forever(PaymentLimits.FIRST_LOOK, PaymentLimits.LONGEST_PAUSE);

    private final PaymentTable payments;
    private final CreditingPayments crediting;
    private final ChargingCards charging;
    private final OffSession rules;
    private final PublishingPaymentEvents telling;
    private final Stripe stripe;
    private final BusinessClock clock;
    private final Counter alarms;

    PollingPayments(
            PaymentTable payments,
            CreditingPayments crediting,
            ChargingCards charging,
            OffSession rules,
            PublishingPaymentEvents telling,
            Stripe stripe,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.payments = payments;
        this.crediting = crediting;
        this.charging = charging;
        this.rules = rules;
        this.telling = telling;
        this.stripe = stripe;
        this.clock = clock;
        this.alarms = Counter.builder("tutorflow.payments.alarms")
                .description("Payments on which Stripe and our records disagree; each is logged and needs a person")
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
    public Uni<Outcome> run(Due due) {
        return Panache.withSession(() -> payments.findById(due.id()))
                .chain(row -> isCharge(row.payment()) ? askOfCharge(row, due) : askOfSession(row))
                .chain(answer -> apply(answer, due));
    }

    private Uni<Answer> askOfCharge(PaymentRow row, Due due) {
        return charging.charge(row, due.attempt() > 1).chain(charge -> heard(row.payment(), stripe.charge(charge)));
    }

    private Uni<Answer> askOfSession(PaymentRow row) {
        return row.sessionId == null
                ? Uni.createFrom().item(new Answer.NotBegun(row.payment()))
                : heard(row.payment(), stripe.session(row.sessionId));
    }

    private static Uni<Answer> heard(Payment payment, Uni<SeenPayment> answer) {
        return answer.<Answer>map(seen -> new Answer.Seen(payment, seen))
                .onFailure()
                .recoverWithItem(failure -> new Answer.Unheard(payment, failure));
    }

    private Uni<Outcome> apply(Answer answer, Due due) {
        return switch (answer) {
            case Answer.Seen seen ->
                apply(seen, due).onFailure().invoke(failure -> notApplied(seen.payment(), failure));
            case Answer.NotBegun notBegun -> expire(notBegun.payment());
            case Answer.Unheard unheard -> unheard(unheard);
        };
    }

    /** A database outage passes; anything else does not. */
    private void notApplied(Payment payment, Throwable failure) {
        if (!Outage.isBehind(failure)) {
            alarms.increment();
            LOG.errorf(
                    failure,
                    "ALARM, the state of payment %s at Stripe cannot be stored",
                    payment.id().value());
        }
    }

    private Uni<Outcome> unheard(Answer.Unheard unheard) {
        if (isOf(StripeFailure.Kind.REFUSED, unheard)) {
            return Uni.createFrom().item(postponed(unheard));
        }
        var payment = unheard.payment();
        var prepared = isCharge(payment) && isOf(StripeFailure.Kind.REMEMBERED, unheard)
                ? charging.anotherAttempt(payment)
                : Uni.createFrom().voidItem();
        return prepared.chain(() -> Uni.createFrom().failure(unheard.failure()));
    }

    private static boolean isOf(StripeFailure.Kind kind, Answer.Unheard unheard) {
        return unheard.failure() instanceof StripeFailure failure && failure.kind() == kind;
    }

    private static boolean isCharge(Payment payment) {
        return payment.order().purpose() == Purpose.AUTO_RELOAD;
    }

    /** Stripe does not know the session, and asking more often does not help. */
    private Outcome postponed(Answer.Unheard unheard) {
        alarms.increment();
        LOG.errorf(
                "ALARM, Stripe does not know payment %s: %s",
                unheard.payment().id().value(), unheard.failure());
        return new Outcome.Again(PaymentLimits.ALARM_EVERY, unheard.failure().toString());
    }

    private Uni<Outcome> apply(Answer.Seen answer, Due due) {
        return Panache.withTransaction(
                () -> payments.lock(answer.payment().id()).chain(found -> decide(found.orElseThrow(), answer, due)));
    }

    private Uni<Outcome> decide(PaymentRow row, Answer.Seen answer, Due due) {
        var payment = row.payment();
        return switch (payment.judge(answer.session())) {
            case Verdict.Credit credit ->
                crediting
                        .credit(row, credit, answer.session().card())
                        .chain(paid -> ended(payment, paid))
                        .replaceWith(new Outcome.Done());
            case Verdict.Wait wait -> {
                row.become(wait.progress());
                yield Uni.createFrom().item(new Outcome.Again(LOOKS.pauseAfter(due.attempt()), null));
            }
            case Verdict.End end -> {
                row.become(end.progress());
                yield ended(payment, end.progress()).replaceWith(new Outcome.Done());
            }
            case Verdict.Rest rest -> Uni.createFrom().item(new Outcome.Done());
            case Verdict.Contradiction contradiction -> {
                alarms.increment();
                LOG.errorf("ALARM, nothing was credited for payment %s: %s", row.id, contradiction.what());
                yield Uni.createFrom().item(new Outcome.Again(PaymentLimits.ALARM_EVERY, contradiction.what()));
            }
        };
    }

    private Uni<Void> ended(Payment payment, Progress.Over end) {
        return telling.tell(payment, end)
                .chain(() -> isCharge(payment)
                        ? rules.ended(payment, end)
                        : Uni.createFrom().voidItem());
    }

    /** Nobody ever got a page where it could be paid. */
    private Uni<Outcome> expire(Payment payment) {
        return Panache.withTransaction(() -> payments.lock(payment.id()).map(found -> {
            var row = found.orElseThrow();
            var left = Duration.between(clock.now(), row.expiresAt);
            if (left.isPositive()) {
                return new Outcome.Again(row.sessionId == null ? left : PaymentLimits.FIRST_LOOK, null);
            }
            row.expireUnbegun();
            return row.sessionId == null ? new Outcome.Done() : new Outcome.Again(PaymentLimits.FIRST_LOOK, null);
        }));
    }

    /** Stripe's answer about a payment. */
    private sealed interface Answer {

        record Seen(Payment payment, SeenPayment session) implements Answer {}

        record NotBegun(Payment payment) implements Answer {}

        record Unheard(Payment payment, Throwable failure) implements Answer {}
    }
}
