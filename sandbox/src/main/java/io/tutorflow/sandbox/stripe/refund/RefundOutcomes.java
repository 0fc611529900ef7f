package io.tutorflow.sandbox.stripe.refund;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.card.TestCard.Aftermath;
import java.util.List;

/** What banks say to refunds some time later. */
public final class RefundOutcomes {

    private static final String PLANNED = "~refund_outcome";

    private RefundOutcomes() {}

    /** Some cards are of banks that take a while to say what becomes of it. */
    static void plan(Transaction transaction, ObjectNode refund, Aftermath aftermath) {
        if (aftermath == Aftermath.REFUNDS_FAIL || aftermath == Aftermath.REFUNDS_PEND) {
            transaction
                    .change()
                    .put(
                            PLANNED,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("id", refund.get("id").asText())
                                    .put("succeeds", aftermath == Aftermath.REFUNDS_PEND));
        }
    }

    /** Lets everything come out that was planned; answers how much that was. */
    public static int settle(Transaction transaction) {
        List<ObjectNode> planned = transaction.change().oldestFirst(PLANNED).toList();
        for (ObjectNode outcome : planned) {
            String id = outcome.get("id").asText();
            transaction.change().delete(PLANNED, id);
            if (transaction.find(Refunds.KIND, id).isPresent()) {
                settle(transaction, id, outcome.get("succeeds").asBoolean());
            }
        }
        return planned.size();
    }

    /** A pending one can do either; one that succeeded can still fail, which gives the money back to the account. */
    public static ObjectNode settle(Transaction transaction, String id, boolean succeeds) {
        ObjectNode refund = transaction.demand(Refunds.KIND, id);
        String before = refund.get("status").asText();
        if (before.equals("failed") || (succeeds && !before.equals("pending"))) {
            throw new Refused(StripeError.invalid(null, id + " is " + before));
        }
        ObjectNode previous =
                Transaction.replace(refund, "status", TextNode.valueOf(succeeds ? "succeeded" : "failed"));
        if (!succeeds) {
            refund.put("failure_reason", "lost_or_stolen_card");
            ObjectNode charge =
                    transaction.demand("charge", refund.get("charge").asText());
            Refunds.book(transaction, charge, -refund.get("amount").asLong());
            transaction.announce("charge.updated", charge);
        }
        transaction.put(refund);
        transaction.announce("refund.updated", refund, previous);
        if (!succeeds) {
            transaction.announce("refund.failed", refund, previous);
        }
        return refund;
    }
}
