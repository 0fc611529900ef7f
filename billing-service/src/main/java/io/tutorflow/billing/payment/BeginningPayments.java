package io.tutorflow.billing.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.clock.RealClock;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Makes a payment and then the page of Stripe where it is paid. Whoever sends the same wish again, after whatever went
 * wrong in between, gets the same payment and the same page.
 */
@ApplicationScoped
public class BeginningPayments {

    private static final Logger LOG = Logger.getLogger(BeginningPayments.class);

    private final PaymentTable payments;
    private final Customers customers;
    private final Stripe stripe;
    private final BusinessClock clock;
    private final RealClock realClock;
    private final Once once;
    private final DueWork work;

    BeginningPayments(
            PaymentTable payments,
            Customers customers,
            Stripe stripe,
            BusinessClock clock,
            RealClock realClock,
            Once once,
            DueWork work) {
        this.once = once;
        this.work = work;
        this.payments = payments;
        this.customers = customers;
        this.stripe = stripe;
        this.clock = clock;
        this.realClock = realClock;
    }

    /** @throws ApiProblem 429 if the account began enough lately, 503 if Stripe is away */
    public Uni<Payment> begin(Asked asked, Order order, Buyer buyer, Function<PaymentId, ReturnTo> returnTo) {
        if (!stripe.isConfigured()) {
            throw ApiProblem.unavailable("Payment by card, for which no key of Stripe is configured,");
        }
        var id = new PaymentId(UUID.randomUUID());
        return once.make(asked, id.value(), () -> make(id, order))
                .chain(made -> made.orElse(this::known))
                .chain(payment -> open(payment, buyer, returnTo.apply(payment.id())));
    }

    private Uni<Payment> known(UUID id) {
        return Panache.withSession(() -> payments.findById(id)).map(PaymentRow::payment);
    }

    private Uni<Payment> make(PaymentId id, Order order) {
        var now = clock.now();
        return payments.begunSince(order.accountId(), now.minus(PaymentLimits.WINDOW))
                .invoke(BeginningPayments::mustNotBeTooMany)
                .chain(() -> {
                    var payment =
                            new Payment(id, order, now, now.plus(PaymentLimits.SESSION_LIFE), new Progress.Created());
                    return payments.persistAndFlush(new PaymentRow(payment))
                            .chain(() -> lookAt(id, PaymentLimits.SESSION_LIFE))
                            .replaceWith(payment);
                });
    }

    private static void mustNotBeTooMany(long begun) {
        if (begun >= PaymentLimits.BEGUN) {
            throw ApiProblem.tooMany(
                    "At most " + PaymentLimits.BEGUN + " payments can be begun in an hour", PaymentLimits.WINDOW);
        }
    }

    private Uni<Payment> open(Payment payment, Buyer buyer, ReturnTo returnTo) {
        if (!payment.canBegin(clock.now())) {
            return payment.progress() instanceof Progress.Created
                    ? expire(payment.id())
                    : Uni.createFrom().item(payment);
        }
        return Panache.withSession(() -> payments.findById(payment.id().value()))
                .chain(row -> customers
                        .of(buyer, key("customer", payment.id(), row.attempt))
                        .chain(customer -> stripe.openSession(
                                payment, customer, returnTo, key("session", payment.id(), row.attempt))))
                .chain(session -> opened(payment.id(), session))
                .onFailure(StripeFailure.class)
                .recoverWithUni(failure -> failed(payment, failure));
    }

    private Uni<Payment> opened(PaymentId id, Progress.Open session) {
        return Panache.withTransaction(() -> payments.lock(id).chain(found -> {
            var row = found.orElseThrow();
            if (row.payment().progress() instanceof Progress.Created) {
                row.become(session);
                return lookAt(id, PaymentLimits.FIRST_LOOK).replaceWith(row::payment);
            }
            return Uni.createFrom().item(row.payment());
        }));
    }

    private Uni<Void> lookAt(PaymentId id, Duration in) {
        return work.enqueue(
                LookingAtPayments.SCHEDULE, id.value(), realClock.now().plus(in));
    }

    private Uni<Payment> expire(PaymentId id) {
        return Panache.withTransaction(() -> payments.lock(id).map(found -> {
            var row = found.orElseThrow();
            row.expireUnbegun();
            return row.payment();
        }));
    }

    private Uni<Payment> failed(Payment payment, StripeFailure failure) {
        LOG.errorf(
                "Stripe made no session for payment %s (%s): %s",
                payment.id().value(), failure.kind(), failure.getMessage());
        return prepareNext(payment, failure)
                .chain(() -> Uni.createFrom()
                        .failure(
                                failure.kind() == StripeFailure.Kind.REFUSED && !failure.isOfAMissingCustomer()
                                        ? failure
                                        : ApiProblem.unavailable("Payment by card")));
    }

    /** What Stripe remembers as failed it would answer for a day: the next attempt goes under another key. */
    private Uni<Void> prepareNext(Payment payment, StripeFailure failure) {
        if (failure.isOfAMissingCustomer()) {
            return Panache.withTransaction(() -> anotherAttempt(payment.id())
                    .chain(() -> customers.forget(payment.order().accountId())));
        }
        return failure.kind() == StripeFailure.Kind.REMEMBERED
                ? Panache.withTransaction(() -> anotherAttempt(payment.id()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> anotherAttempt(PaymentId id) {
        return payments.lock(id).invoke(found -> found.orElseThrow().attempt++).replaceWithVoid();
    }

    private static String key(String what, PaymentId payment, int attempt) {
        return what + "-" + payment.value() + "-" + attempt;
    }
}
