package io.tutorflow.billing.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.clock.RealClock;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.exception.ConstraintViolationException;
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

    BeginningPayments(
            PaymentTable payments, Customers customers, Stripe stripe, BusinessClock clock, RealClock realClock) {
        this.payments = payments;
        this.customers = customers;
        this.stripe = stripe;
        this.clock = clock;
        this.realClock = realClock;
    }

    /** @param id the same for the same wish */
    public Uni<Begun> begin(PaymentId id, Order order, Buyer buyer, ReturnTo returnTo) {
        if (!stripe.isConfigured()) {
            throw ApiProblem.unavailable("Payment by card, for which no key of Stripe is configured,");
        }
        return record(id, order)
                .onFailure(BeginningPayments::isRepeated)
                .recoverWithUni(() -> again(id, order))
                .chain(begun -> begun instanceof Begun.Ready ready
                        ? open(ready, buyer, returnTo)
                        : Uni.createFrom().item(begun));
    }

    private Uni<Begun> record(PaymentId id, Order order) {
        return Panache.withTransaction(() ->
                payments.findById(id.value()).chain(known -> known == null ? make(id, order) : same(known, order)));
    }

    private Uni<Begun> again(PaymentId id, Order order) {
        return Panache.withSession(() -> payments.findById(id.value()).chain(known -> same(known, order)));
    }

    private static Uni<Begun> same(PaymentRow known, Order order) {
        var payment = known.payment();
        return Uni.createFrom()
                .item(payment.order().isSameAs(order) ? new Begun.Ready(payment, true) : new Begun.OtherWish());
    }

    private Uni<Begun> make(PaymentId id, Order order) {
        var now = clock.now();
        return payments.begunSince(order.accountId(), now.minus(PaymentLimits.WINDOW))
                .chain(begun -> {
                    if (begun >= PaymentLimits.BEGUN) {
                        return Uni.createFrom().item(new Begun.TooMany(PaymentLimits.BEGUN, PaymentLimits.WINDOW));
                    }
                    var payment =
                            new Payment(id, order, now, now.plus(PaymentLimits.SESSION_LIFE), new Progress.Created());
                    return payments.persistAndFlush(
                                    new PaymentRow(payment, realClock.now().plus(PaymentLimits.SESSION_LIFE)))
                            .replaceWith(new Begun.Ready(payment, false));
                });
    }

    private Uni<Begun> open(Begun.Ready begun, Buyer buyer, ReturnTo returnTo) {
        var payment = begun.payment();
        if (!payment.canBegin(clock.now())) {
            return payment.progress() instanceof Progress.Created
                    ? expire(payment.id()).map(expired -> new Begun.Ready(expired, begun.repeated()))
                    : Uni.createFrom().item(begun);
        }
        return Panache.withSession(() -> payments.findById(payment.id().value()))
                .chain(row -> customers
                        .of(buyer, key("customer", payment.id(), row.attempt))
                        .chain(customer -> stripe.openSession(
                                payment, customer, returnTo, key("session", payment.id(), row.attempt))))
                .chain(session -> opened(payment.id(), session))
                .<Begun>map(opened -> new Begun.Ready(opened, begun.repeated()))
                .onFailure(StripeFailure.class)
                .recoverWithUni(failure -> failed(payment, failure));
    }

    private Uni<Payment> opened(PaymentId id, Progress.Open session) {
        return Panache.withTransaction(() -> payments.lock(id).map(found -> {
            var row = found.orElseThrow();
            if (row.payment().progress() instanceof Progress.Created) {
                row.become(session);
                row.lookAt = realClock.now().plus(PaymentLimits.FIRST_LOOK);
            }
            return row.payment();
        }));
    }

    private Uni<Payment> expire(PaymentId id) {
        return Panache.withTransaction(() -> payments.lock(id).map(found -> {
            var row = found.orElseThrow();
            row.expireUnbegun();
            return row.payment();
        }));
    }

    private Uni<Begun> failed(Payment payment, StripeFailure failure) {
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

    private static boolean isRepeated(Throwable failure) {
        return failure instanceof ConstraintViolationException refused
                && "payment_pkey".equals(refused.getConstraintName());
    }
}
