package io.tutorflow.audit;

import io.tutorflow.audit.PaymentRow.Credit;
import io.tutorflow.audit.RefundRow.Moved;
import io.tutorflow.audit.StripePayments.Disputed;
import io.tutorflow.audit.StripePayments.Refunded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks refunds and disputes, their transfers, and Stripe's objects against each other. */
final class RefundCheck {

    private static final long MICROS_PER_CENT = 10_000;
    private static final UUID PROMOTIONS = new UUID(0, 2);
    private static final UUID STRIPE_CLEARING = new UUID(0, 3);

    private final Set<String> purchases;
    private final Set<String> disputable;
    private final Differing refundsHere = new Differing(Rule.REFUND_LEDGER);
    private final Differing refundsAtStripe = new Differing(Rule.REFUND_STRIPE);
    private final Differing disputesHere = new Differing(Rule.DISPUTE_LEDGER);
    private final Differing disputesAtStripe = new Differing(Rule.DISPUTE_STRIPE);

    private RefundCheck(Set<String> purchases, Set<String> invoices) {
        this.purchases = purchases;
        this.disputable = new HashSet<>(purchases);
        disputable.addAll(invoices);
    }

    /**
     * Those of other payments at Stripe are not our business.
     *
     * @param purchases the payment intents of our payments
     * @param invoices those that Stripe has charged for invoices
     */
    static List<Difference> of(
            Set<String> purchases,
            Set<String> invoices,
            RefundRows rows,
            List<Refunded> refunded,
            List<Disputed> disputed) {
        var check = new RefundCheck(purchases, invoices);
        rows.refunds().forEach(check::inTheLedger);
        rows.disputes().forEach(check::inTheLedger);
        rows.orphans()
                .forEach(orphan -> check.refundsHere.add(
                        "transfer " + orphan.id(),
                        "took or gave back credits of account " + orphan.accountId() + " for no refund or dispute"));
        check.refunds(rows.refunds(), refunded);
        check.disputes(rows.disputes(), disputed);
        return Stream.of(check.refundsHere, check.refundsAtStripe, check.disputesHere, check.disputesAtStripe)
                .flatMap(one -> one.all().stream())
                .toList();
    }

    private void inTheLedger(RefundRow refund) {
        var name = "refund " + refund.id();
        var moved = refund.moved();
        micros(
                refundsHere,
                name,
                "the money that goes back",
                refund.cents() * MICROS_PER_CENT,
                Moved.micros(moved.paid()));
        micros(refundsHere, name, "what it took", refund.takenMicros(), moved.takenMicros());
        micros(
                refundsHere,
                name,
                "what came back",
                refund.isFailed() ? refund.takenMicros() : 0,
                moved.returnedMicros());
        isOf(refundsHere, name, refund.accountId(), refund.payer(), moved);
        Stream.of(moved.paid(), moved.rest()).filter(Objects::nonNull).forEach(transfer -> {
            refundsHere.demand(
                    name, transfer.isAbout(refund.createdAt()), "was taken at another time than it was asked for");
            refundsHere.demand(
                    name, refund.requestedBy().equals(transfer.actor()), "was taken for another than asked for it");
        });
    }

    private void inTheLedger(DisputeRow dispute) {
        var name = "dispute " + dispute.id();
        boolean isWon = dispute.state().equals("won");
        long frozen = dispute.frozen().takenMicros();
        micros(
                disputesHere,
                name,
                "what it took",
                dispute.takenMicros(),
                isWon ? 0 : frozen + dispute.lost().takenMicros());
        micros(
                disputesHere,
                name,
                "what came back to account " + dispute.accountId(),
                isWon ? frozen : 0,
                dispute.frozen().returnedMicros());
        disputesHere.demand(
                name,
                dispute.state().equals("lost") || dispute.lost().takenMicros() == 0,
                "is not lost, and has taken what a lost one takes");
        micros(
                disputesHere,
                name,
                "what came back of what was lost",
                0,
                dispute.lost().returnedMicros());
        isOf(disputesHere, name, dispute.accountId(), dispute.payer(), dispute.frozen());
        isOf(disputesHere, name, dispute.accountId(), dispute.payer(), dispute.lost());
    }

    private void isOf(Differing differing, String name, UUID account, @Nullable UUID payer, Moved moved) {
        differing.demand(name, account.equals(payer), "is of account " + account + ", which has paid no such payment");
        Stream.of(moved.paid(), moved.rest(), moved.paidBack(), moved.restBack())
                .filter(Objects::nonNull)
                .forEach(transfer -> differing.demand(
                        name,
                        transfer.accountId().equals(account),
                        "was taken of another account than its own by transfer " + transfer.id()));
        house(differing, name, moved.paid(), STRIPE_CLEARING);
        house(differing, name, moved.paidBack(), STRIPE_CLEARING);
        house(differing, name, moved.rest(), PROMOTIONS);
        house(differing, name, moved.restBack(), PROMOTIONS);
    }

    private void house(Differing differing, String name, @Nullable Credit transfer, UUID house) {
        if (transfer != null) {
            differing.demand(
                    name,
                    transfer.house().equals(house),
                    "was not taken to where its credits came from by transfer " + transfer.id());
        }
    }

    private void refunds(List<RefundRow> refunds, List<Refunded> refunded) {
        var atStripe = new HashMap<String, Refunded>();
        refunded.stream()
                .filter(one -> purchases.contains(one.intent()) && !one.isOff())
                .forEach(one -> atStripe.put(one.refund().isEmpty() ? one.id() : one.refund(), one));
        for (var refund : refunds) {
            var name = "refund " + refund.id();
            var theirs = atStripe.remove(refund.id().toString());
            switch (refund.state()) {
                case "succeeded" ->
                    refundsAtStripe.demand(
                            name, theirs != null && theirs.isDone(), "has succeeded, and Stripe has none");
                case "pending" -> refundsAtStripe.demand(name, theirs != null, "is pending, and Stripe has none");
                case "failed" -> refundsAtStripe.demand(name, theirs == null, "has failed, and Stripe has it");
                case "requested" -> {
                    // Stripe may have made it without our knowing yet.
                }
                default -> refundsAtStripe.demand(name, false, "is in the unknown state " + refund.state());
            }
            refundsAtStripe.demand(
                    name, theirs == null || theirs.cents() == refund.cents(), "is of another amount at Stripe");
            refundsAtStripe.demand(
                    name,
                    theirs == null
                            || refund.stripeId() == null
                            || refund.stripeId().equals(theirs.id()),
                    "is " + refund.stripeId() + ", Stripe's name of it is another");
        }
        atStripe.values()
                .forEach(one -> refundsAtStripe.add(
                        "refund " + one.id(),
                        "Stripe gave back " + usd(one.cents()) + ", and nobody here knows of it"));
    }

    private void disputes(List<DisputeRow> disputes, List<Disputed> disputed) {
        Map<String, Disputed> atStripe = new HashMap<>();
        disputed.stream().filter(one -> disputable.contains(one.intent())).forEach(one -> atStripe.put(one.id(), one));
        var known = new HashSet<String>();
        for (var dispute : disputes) {
            known.add(dispute.id());
            var name = "dispute " + dispute.id();
            var theirs = atStripe.get(dispute.id());
            disputesAtStripe.demand(name, theirs != null, "is not at Stripe");
            if (theirs != null) {
                disputesAtStripe.demand(
                        name,
                        theirs.state().equals(dispute.state()),
                        "is " + dispute.state() + ", at Stripe it is not");
                disputesAtStripe.demand(name, theirs.cents() == dispute.cents(), "is of another amount at Stripe");
                disputesAtStripe.demand(
                        name, theirs.intent().equals(dispute.intent()), "is about another payment at Stripe");
            }
        }
        // A dispute won before we knew of it took nothing.
        atStripe.values().stream()
                .filter(one -> !known.contains(one.id()) && !one.state().equals("won"))
                .forEach(one ->
                        disputesAtStripe.add("dispute " + one.id(), "is at Stripe, and nobody here knows of it"));
    }

    private static void micros(Differing differing, String name, String what, long said, long moved) {
        differing.demandMicros(name, what + " is", said, "the ledger says", moved);
    }

    private static String usd(long cents) {
        return Differing.usd(cents * MICROS_PER_CENT);
    }
}
