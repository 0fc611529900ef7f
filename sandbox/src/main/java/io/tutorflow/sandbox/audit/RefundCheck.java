package io.tutorflow.sandbox.audit;

import io.tutorflow.sandbox.audit.PaymentRow.Credit;
import io.tutorflow.sandbox.audit.RefundRow.Moved;
import io.tutorflow.sandbox.audit.StripePayments.Disputed;
import io.tutorflow.sandbox.audit.StripePayments.Refunded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether refunds and disputes, what the ledger took for them, and what Stripe has of them are the same, both ways. */
final class RefundCheck {

    private static final long MICROS_PER_CENT = 10_000;
    private static final UUID PROMOTIONS = new UUID(0, 2);
    private static final UUID STRIPE_CLEARING = new UUID(0, 3);

    private final Set<String> intents;
    private final Differing differing = new Differing();

    private RefundCheck(Set<String> intents) {
        this.intents = intents;
    }

    /** @param intents of payments of ours; what Stripe has of others is none of our business */
    static List<Difference> of(Set<String> intents, RefundRows rows, List<Refunded> refunded, List<Disputed> disputed) {
        var check = new RefundCheck(intents);
        rows.refunds().forEach(check::inTheLedger);
        rows.disputes().forEach(check::inTheLedger);
        rows.orphans()
                .forEach(orphan -> check.differing.add(
                        "transfer " + orphan.id(),
                        "took or gave back credits of account " + orphan.accountId() + " for no refund or dispute"));
        check.refunds(rows.refunds(), refunded);
        check.disputes(rows.disputes(), disputed);
        return check.differing.all();
    }

    private void inTheLedger(RefundRow refund) {
        var name = "refund " + refund.id();
        var moved = refund.moved();
        micros(name, "the money that goes back", refund.cents() * MICROS_PER_CENT, Moved.micros(moved.paid()));
        micros(name, "what it took", refund.takenMicros(), moved.takenMicros());
        micros(name, "what came back", refund.isFailed() ? refund.takenMicros() : 0, moved.returnedMicros());
        isOf(name, refund.accountId(), refund.payer(), moved);
        Stream.of(moved.paid(), moved.rest()).filter(Objects::nonNull).forEach(transfer -> {
            demand(name, transfer.isAbout(refund.createdAt()), "was taken at another time than it was asked for");
            demand(name, refund.requestedBy().equals(transfer.actor()), "was taken for another than asked for it");
        });
    }

    private void inTheLedger(DisputeRow dispute) {
        var name = "dispute " + dispute.id();
        boolean isWon = dispute.state().equals("won");
        long frozen = dispute.frozen().takenMicros();
        micros(
                name,
                "what it took",
                dispute.takenMicros(),
                isWon ? 0 : frozen + dispute.lost().takenMicros());
        micros(name, "what came back", isWon ? frozen : 0, dispute.frozen().returnedMicros());
        demand(
                name,
                dispute.state().equals("lost") || dispute.lost().takenMicros() == 0,
                "is not lost, and has taken what a lost one takes");
        micros(name, "what came back of what was lost", 0, dispute.lost().returnedMicros());
        isOf(name, dispute.accountId(), dispute.payer(), dispute.frozen());
        isOf(name, dispute.accountId(), dispute.payer(), dispute.lost());
    }

    private void isOf(String name, UUID account, @Nullable UUID payer, Moved moved) {
        demand(name, account.equals(payer), "is of account " + account + ", which has paid no such payment");
        Stream.of(moved.paid(), moved.rest(), moved.paidBack(), moved.restBack())
                .filter(Objects::nonNull)
                .forEach(transfer -> demand(
                        name,
                        transfer.accountId().equals(account),
                        "was taken of another account than its own by transfer " + transfer.id()));
        house(name, moved.paid(), STRIPE_CLEARING);
        house(name, moved.paidBack(), STRIPE_CLEARING);
        house(name, moved.rest(), PROMOTIONS);
        house(name, moved.restBack(), PROMOTIONS);
    }

    private void house(String name, @Nullable Credit transfer, UUID house) {
        if (transfer != null) {
            demand(
                    name,
                    transfer.house().equals(house),
                    "was not taken to where its credits came from by transfer " + transfer.id());
        }
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
                case "requested" -> {
                    // Stripe may have done it, and nobody heard of it yet.
                }
                default -> demand(name, false, "is in the unknown state " + refund.state());
            }
            demand(name, theirs == null || theirs.cents() == refund.cents(), "is of another amount at Stripe");
            demand(
                    name,
                    theirs == null
                            || refund.stripeId() == null
                            || refund.stripeId().equals(theirs.id()),
                    "is " + refund.stripeId() + ", Stripe's name of it is another");
        }
        atStripe.values()
                .forEach(one -> differing.add(
                        "refund " + one.id(),
                        "Stripe gave back " + usd(one.cents()) + ", and nobody here knows of it"));
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
            if (theirs != null) {
                demand(name, theirs.state().equals(dispute.state()), "is " + dispute.state() + ", at Stripe it is not");
                demand(name, theirs.cents() == dispute.cents(), "is of another amount at Stripe");
                demand(name, theirs.intent().equals(dispute.intent()), "is about another payment at Stripe");
            }
        }
        // One that was won before it was heard of took nothing.
        atStripe.values().stream()
                .filter(one -> !known.contains(one.id()) && !one.state().equals("won"))
                .forEach(one -> differing.add("dispute " + one.id(), "is at Stripe, and nobody here knows of it"));
    }

    private void micros(String name, String what, long said, long moved) {
        differing.demandMicros(name, what, said, "the ledger says", moved);
    }

    private void demand(String name, boolean holds, String otherwise) {
        differing.demand(name, holds, otherwise);
    }

    private static String usd(long cents) {
        return Differing.usd(cents * MICROS_PER_CENT);
    }
}
