package io.tutorflow.audit;

import io.tutorflow.audit.PaymentRow.Credit;
import io.tutorflow.audit.PaymentRow.Order;
import io.tutorflow.audit.StripePayments.Intent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks payments, their credits in the ledger, and Stripe's payments against each other. */
final class PaymentCheck {

    private static final long MICROS_PER_CENT = 10_000;

    private final Map<String, Intent> atStripe;
    private final Differing ledger = new Differing(Rule.PAYMENT_LEDGER);
    private final Differing stripe = new Differing(Rule.PAYMENT_STRIPE);
    private long read;

    private PaymentCheck(Map<String, Intent> atStripe) {
        this.atStripe = atStripe;
    }

    static PaymentCheck of(List<PaymentRow> payments, Map<String, Intent> atStripe) {
        var check = new PaymentCheck(atStripe);
        check.read = payments.size();
        payments.forEach(check::inTheLedger);
        payments.stream().filter(PaymentRow::isPaid).forEach(check::takenByStripe);
        check.knownHere(payments);
        return check;
    }

    List<Difference> differences() {
        return Stream.of(ledger, stripe).flatMap(one -> one.all().stream()).toList();
    }

    long read() {
        return read;
    }

    private void inTheLedger(PaymentRow payment) {
        var order = payment.order();
        if (order == null) {
            demand(payment, false, "was credited, and there is no payment");
            return;
        }
        agreed(payment, order);
        if (payment.isPaid()) {
            paid(payment, order);
        } else {
            boolean isCredited = payment.purchase() != null || payment.bonus() != null;
            demand(payment, !isCredited, "is " + order.state() + ", and was credited");
        }
    }

    /** Schools buy with a bonus; workspaces top up, on a page or automatically, without one. */
    private void agreed(PaymentRow payment, Order order) {
        demand(
                payment,
                order.purpose().equals("purchase") == order.isOfSchool(),
                "is a " + order.purpose() + " of an account that has none");
        demand(
                payment,
                !payment.isPaid() || order.hasPage() != order.purpose().equals("auto_reload"),
                "is a " + order.purpose() + (order.hasPage() ? " with" : " without") + " a page of Stripe");
        long bonus = order.isOfSchool() ? Bonus.on(order.cents() * MICROS_PER_CENT) : 0;
        ledger.demandMicros(name(payment), "has a bonus of", order.bonusMicros(), "promised is one of", bonus);
    }

    private void paid(PaymentRow payment, Order order) {
        var purchase = payment.purchase();
        if (purchase == null) {
            demand(payment, false, "is paid, and the ledger has no purchase of it");
            return;
        }
        long paid = order.cents() * MICROS_PER_CENT;
        ledger.demandMicros(name(payment), "is of", paid, "the ledger's purchase of", purchase.micros());
        long bonus = payment.bonus() == null ? 0 : payment.bonus().micros();
        ledger.demandMicros(name(payment), "has a bonus of", order.bonusMicros(), "the ledger one of", bonus);
        isOfIt(payment, order, purchase);
        if (payment.bonus() != null) {
            isOfIt(payment, order, payment.bonus());
        }
    }

    private void isOfIt(PaymentRow payment, Order order, Credit credit) {
        demand(payment, credit.accountId().equals(order.accountId()), "was credited to another account");
        demand(payment, order.payer().equals(credit.actor()), "was paid by another than its credits say");
        demand(payment, credit.isAbout(order.paidAt()), "was credited at another time than it was paid");
    }

    private void takenByStripe(PaymentRow payment) {
        var intent = payment.intent() == null ? null : atStripe.get(payment.intent());
        if (intent == null || !intent.isPaid()) {
            stripe.add(name(payment), "is paid, and Stripe knows of no such payment (" + payment.intent() + ")");
            return;
        }
        stripe.demandMicros(
                name(payment),
                "is of",
                payment.cents() * MICROS_PER_CENT,
                "Stripe took",
                intent.receivedCents() * MICROS_PER_CENT);
        stripe.demand(
                name(payment),
                intent.payment().equals(payment.id().toString()),
                "is paid by what Stripe took for payment " + intent.payment());
    }

    private void knownHere(List<PaymentRow> payments) {
        Set<@Nullable String> paid = new HashSet<>();
        payments.stream().filter(PaymentRow::isPaid).forEach(payment -> paid.add(payment.intent()));
        atStripe.values().stream()
                .filter(intent -> intent.isPaid() && !paid.contains(intent.id()))
                .forEach(intent -> stripe.add(
                        "payment " + intent.payment(),
                        "Stripe took " + usd(intent.receivedCents() * MICROS_PER_CENT) + " (" + intent.id()
                                + "), and it is not paid here"));
    }

    private void demand(PaymentRow payment, boolean holds, String otherwise) {
        ledger.demand(name(payment), holds, otherwise);
    }

    private static String name(PaymentRow payment) {
        return "payment " + payment.id();
    }

    private static String usd(long micros) {
        return Differing.usd(micros);
    }
}
