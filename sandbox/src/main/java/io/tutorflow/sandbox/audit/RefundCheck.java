package io.tutorflow.sandbox.audit;

import io.tutorflow.money.Money;
import io.tutorflow.sandbox.audit.StripePayments.Disputed;
import io.tutorflow.sandbox.audit.StripePayments.Refunded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether refunds and disputes, what the ledger took for them, and what Stripe has of them are the same, both ways. */
final class RefundCheck {

    private static final long MICROS_PER_CENT = 10_000;

    private final Set<String> intents;
    private final List<Difference> differences = new ArrayList<>();

    private RefundCheck(Set<String> intents) {
        this.intents = intents;
    }

    /** @param intents of payments of ours; what Stripe has of others is none of our business */
    static List<Difference> of(
            Set<String> intents,
            List<RefundRow> refunds,
            List<Refunded> refunded,
            List<DisputeRow> disputes,
            List<Disputed> disputed) {
        var check = new RefundCheck(intents);
        refunds.forEach(check::inTheLedger);
        check.refunds(refunds, refunded);
        check.disputes(disputes, disputed);
        return check.differences;
    }

    private void inTheLedger(RefundRow refund) {
        long paid = refund.cents() * MICROS_PER_CENT;
        var name = "refund " + refund.id();
        demand(
                name,
                Objects.equals(refund.paidMicros(), paid),
                "is of " + usd(refund.cents()) + ", the ledger took " + micros(refund.paidMicros()));
        demand(
                name,
                Objects.equals(refund.returnedMicros(), refund.isFailed() ? (Long) paid : null),
                "is " + refund.state() + ", and the ledger gave back " + micros(refund.returnedMicros()));
    }

    private void refunds(List<RefundRow> refunds, List<Refunded> refunded) {
        var atStripe = new HashMap<String, Refunded>();
        refunded.stream()
                .filter(one -> intents.contains(one.intent()) && !one.isOff())
                .forEach(one -> atStripe.put(one.refund().isEmpty() ? one.id() : one.refund(), one));
        for (var refund : refunds) {
            var name = "refund " + refund.id();
            var theirs = atStripe.remove(refund.id().toString());
            switch (refund.state()) {
                case "succeeded" ->
                    demand(name, theirs != null && theirs.isDone(), "has succeeded, and Stripe has none");
                case "pending" -> demand(name, theirs != null, "is pending, and Stripe has none");
                case "failed" -> demand(name, theirs == null, "has failed, and Stripe has it");
                default -> {}
            }
            demand(name, theirs == null || theirs.cents() == refund.cents(), "is of another amount at Stripe");
        }
        atStripe.values()
                .forEach(one -> differences.add(new Difference(
                        "refund " + one.id(),
                        "Stripe gave back " + usd(one.cents()) + ", and nobody here knows of it")));
    }

    private void disputes(List<DisputeRow> disputes, List<Disputed> disputed) {
        Map<String, Disputed> atStripe = new HashMap<>();
        disputed.stream().filter(one -> intents.contains(one.intent())).forEach(one -> atStripe.put(one.id(), one));
        var known = new HashSet<String>();
        for (var dispute : disputes) {
            known.add(dispute.id());
            var name = "dispute " + dispute.id();
            var theirs = atStripe.get(dispute.id());
            demand(name, theirs != null, "is not at Stripe");
            demand(
                    name,
                    theirs == null || theirs.state().equals(dispute.state()),
                    "is " + dispute.state() + ", at Stripe it is not");
            demand(name, theirs == null || theirs.cents() == dispute.cents(), "is of another amount at Stripe");
        }
        // One that was won before it was heard of took nothing.
        atStripe.values().stream()
                .filter(one -> !known.contains(one.id()) && !one.state().equals("won"))
                .forEach(one -> differences.add(
                        new Difference("dispute " + one.id(), "is at Stripe, and nobody here knows of it")));
    }

    private void demand(String name, boolean holds, String otherwise) {
        if (!holds) {
            differences.add(new Difference(name, otherwise));
        }
    }

    private static String usd(long cents) {
        return micros(cents * MICROS_PER_CENT);
    }

    private static String micros(@Nullable Long micros) {
        return micros == null ? "nothing" : "$" + Money.ofMicros(micros).usd().toPlainString();
    }
}
