package io.tutorflow.billing.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.clock.RealClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Creates a payment and then the page of Stripe where it is paid. A repeated request, whatever went wrong in between,
 * gets the same payment and the same page.
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
    private final WalletLocks wallets;
    private final Ledger ledger;
    private final DueWork work;

    BeginningPayments(
            PaymentTable payments,
            Customers customers,
            Stripe stripe,
            BusinessClock clock,
            RealClock realClock,
            Once once,
            WalletLocks wallets,
            Ledger ledger,
            DueWork work) {
        this.once = once;
        this.wallets = wallets;
        this.ledger = ledger;
        this.work = work;
        this.payments = payments;
        this.customers = customers;
        this.stripe = stripe;
        this.clock = clock;
        this.realClock = realClock;
    }

    public Uni<BeginAnswer> begin(Asked asked, Order order, Buyer buyer, Function<PaymentId, ReturnTo> returnTo) {
        if (!stripe.isConfigured()) {
            return refused(BeginAnswer.Reason.NO_STRIPE);
        }
        var id = new PaymentId(UUID.randomUUID());
        return once.make(asked, id.value(), () -> make(id, order))
                .chain(made -> made.orElse(this::known))
                .chain(answer -> switch (answer) {
                    case BeginAnswer.Begun begun ->
                        open(
                                begun.payment(),
                                buyer,
                                returnTo.apply(begun.payment().id()));
                    case BeginAnswer.Refused refused -> Uni.createFrom().item(refused);
                });
    }

    private Uni<BeginAnswer> known(UUID id) {
        return Panache.withSession(() -> payments.findById(id)).map(row -> new BeginAnswer.Begun(row.payment()));
    }

    private Uni<BeginAnswer> make(PaymentId id, Order order) {
        var now = clock.now();
        // With the wallet locked, a switch to meters sees the payment, or the payment sees the switch.
        return wallets.lock(order.accountId())
                .chain(() -> refusal(order, now))
                .chain(reason -> reason.map(why -> once.forget(id.value()).chain(() -> refused(why)))
                        .orElseGet(() -> write(new Payment(
                                id, order, now, now.plus(PaymentLimits.SESSION_LIFE), new Progress.Created()))));
    }

    private Uni<Optional<BeginAnswer.Reason>> refusal(Order order, Instant now) {
        var account = order.accountId();
        return Panache.getSession()
                .chain(session -> ledger.credits(session, account))
                .chain(credits -> takes(order, credits.orElseThrow())
                        ? payments.begunSince(account, order.payer().name(), now.minus(PaymentLimits.WINDOW))
                                .map(begun -> begun >= PaymentLimits.BEGUN
                                        ? Optional.of(BeginAnswer.Reason.TOO_MANY)
                                        : Optional.<BeginAnswer.Reason>empty())
                        : Uni.createFrom().item(Optional.of(BeginAnswer.Reason.METERED)));
    }

    /** Where usage is metered credits could not be spent: they only fill what is below zero. */
    private static boolean takes(Order order, Ledger.Credits credits) {
        var owed = Money.ZERO.minus(credits.purchased()).max(Money.ZERO);
        return !credits.mode().isMetered()
                || Money.ofCents(1).exceeds(order.price().credited().minus(owed));
    }

    private Uni<BeginAnswer> write(Payment payment) {
        return payments.persistAndFlush(new PaymentRow(payment))
                .chain(() -> lookAt(payment.id(), PaymentLimits.SESSION_LIFE))
                .replaceWith(new BeginAnswer.Begun(payment));
    }

    private Uni<BeginAnswer> open(Payment payment, Buyer buyer, ReturnTo returnTo) {
        return switch (payment.progress()) {
            case Progress.Created created ->
                payment.canBegin(clock.now()) ? page(payment, buyer, returnTo) : expire(payment.id());
            case Progress.Open open -> begun(payment);
            case Progress.Processing processing -> begun(payment);
            case Progress.Over over -> begun(payment);
        };
    }

    private Uni<BeginAnswer> page(Payment payment, Buyer buyer, ReturnTo returnTo) {
        return Panache.withSession(() -> payments.findById(payment.id().value()))
                .chain(row -> customers
                        .of(buyer, key("customer", payment.id(), row.attempt))
                        .chain(customer -> stripe.openSession(
                                payment, customer, returnTo, key("session", payment.id(), row.attempt))))
                .chain(page -> opened(payment.id(), page))
                .onFailure(StripeFailure.class)
                .recoverWithUni(failure -> failed(payment, failure));
    }

    private Uni<BeginAnswer> opened(PaymentId id, PaymentPage page) {
        return Panache.withTransaction(() -> payments.lock(id).chain(found -> {
            var row = found.orElseThrow();
            if (row.payment().progress() instanceof Progress.Created created) {
                row.become(created.opened(page));
                return lookAt(id, PaymentLimits.FIRST_LOOK).replaceWith(() -> new BeginAnswer.Begun(row.payment()));
            }
            return begun(row.payment());
        }));
    }

    private Uni<Void> lookAt(PaymentId id, Duration in) {
        return work.enqueue(
                PollingPayments.SCHEDULE, id.value(), realClock.now().plus(in));
    }

    private Uni<BeginAnswer> expire(PaymentId id) {
        return Panache.withTransaction(() -> payments.lock(id).map(found -> {
            var row = found.orElseThrow();
            row.expireUnbegun();
            return new BeginAnswer.Begun(row.payment());
        }));
    }

    /** A request that Stripe rejects as invalid is a bug here, and fails. */
    private Uni<BeginAnswer> failed(Payment payment, StripeFailure failure) {
        LOG.errorf(
                "Stripe rejected the checkout session for payment %s (%s): %s",
                payment.id().value(), failure.kind(), failure.getMessage());
        if (failure.isOfAMissingCustomer()) {
            return Panache.withTransaction(() -> anotherAttempt(payment.id())
                            .chain(() -> customers.forget(payment.order().accountId())))
                    .chain(() -> refused(BeginAnswer.Reason.STRIPE_IS_AWAY));
        }
        return switch (failure.kind()) {
            case AWAY -> refused(BeginAnswer.Reason.STRIPE_IS_AWAY);
            case REMEMBERED ->
                Panache.withTransaction(() -> anotherAttempt(payment.id()))
                        .chain(() -> refused(BeginAnswer.Reason.STRIPE_IS_AWAY));
            case REFUSED -> Uni.createFrom().failure(failure);
        };
    }

    /** Stripe would repeat a remembered failure for a day, so the next attempt uses another key. */
    private Uni<Void> anotherAttempt(PaymentId id) {
        return payments.lock(id).invoke(found -> found.orElseThrow().attempt++).replaceWithVoid();
    }

    private static Uni<BeginAnswer> begun(Payment payment) {
        return Uni.createFrom().item(new BeginAnswer.Begun(payment));
    }

    private static Uni<BeginAnswer> refused(BeginAnswer.Reason why) {
        return Uni.createFrom().item(new BeginAnswer.Refused(why));
    }

    private static String key(String what, PaymentId payment, int attempt) {
        return what + "-" + payment.value() + "-" + attempt;
    }
}
