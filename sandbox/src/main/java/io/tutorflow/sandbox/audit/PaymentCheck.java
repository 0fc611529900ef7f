package io.tutorflow.sandbox.audit;

import io.tutorflow.money.Money;
import io.tutorflow.sandbox.audit.StripePayments.Intent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether payments, their credits in the ledger, and what Stripe took are the same, both ways. */
final class PaymentCheck {

    private static final long MICROS_PER_CENT = 10_000;

    private final Map<String, Intent> atStripe;
    private final List<Difference> differences = new ArrayList<>();
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
        return differences;
    }

    long read() {
        return read;
    }

    private void inTheLedger(PaymentRow payment) {
        var credited = payment.creditedMicros();
        if (!payment.isPaid()) {
            demand(payment, credited == null && payment.bonusCreditedMicros() == 0, creditedThough(payment.state()));
        } else if (credited == null) {
            differ(payment, "is paid, and the ledger has no purchase of it");
        } else {
            long paid = payment.cents() * MICROS_PER_CENT;
            demand(payment, credited == paid, "is of " + usd(paid) + ", the ledger's purchase of " + usd(credited));
            demand(
                    payment,
                    payment.bonusCreditedMicros() == payment.bonusMicros(),
                    "has a bonus of " + usd(payment.bonusMicros()) + ", the ledger one of "
                            + usd(payment.bonusCreditedMicros()));
            demand(payment, payment.isOfOneAccount(), "was credited to another account");
        }
    }

    private static String creditedThough(@Nullable String state) {
        return state == null ? "was credited, and there is no payment" : "is " + state + ", and was credited";
    }

    private void takenByStripe(PaymentRow payment) {
        var intent = payment.intent() == null ? null : atStripe.get(payment.intent());
        if (intent == null || !intent.isPaid()) {
            differ(payment, "is paid, and Stripe knows of no such payment (" + payment.intent() + ")");
        } else {
            demand(
                    payment,
                    intent.receivedCents() == payment.cents(),
                    "is of " + usd(payment.cents() * MICROS_PER_CENT) + ", Stripe took "
                            + usd(intent.receivedCents() * MICROS_PER_CENT));
        }
    }

    private void knownHere(List<PaymentRow> payments) {
        Set<String> paid = new HashSet<>();
        payments.stream().filter(PaymentRow::isPaid).forEach(payment -> paid.add(payment.intent()));
        atStripe.values().stream()
                .filter(intent -> intent.isPaid() && !paid.contains(intent.id()))
                .forEach(intent -> differences.add(new Difference(
                        "payment " + intent.payment(),
                        "Stripe took " + usd(intent.receivedCents() * MICROS_PER_CENT) + " (" + intent.id()
                                + "), and it is not paid here")));
    }

    private void demand(PaymentRow payment, boolean holds, String otherwise) {
        if (!holds) {
            differ(payment, otherwise);
        }
    }

    private void differ(PaymentRow payment, String what) {
        differences.add(new Difference("payment " + payment.id(), what));
    }

    private static String usd(long micros) {
        return "$" + Money.ofMicros(micros).usd().toPlainString();
    }
}
