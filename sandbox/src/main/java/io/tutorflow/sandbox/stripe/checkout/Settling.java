package io.tutorflow.sandbox.stripe.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.payment.Settlement;
import java.util.List;

/** A payment comes out that was being processed, and so does the session that it was for. */
public final class Settling {

    private Settling() {}

    /** Answers the payment as it is then. */
    public static ObjectNode settle(Transaction transaction, String intent, boolean succeeds) {
        ObjectNode settled = Settlement.settle(transaction, intent, succeeds);
        List<ObjectNode> sessions = transaction
                .change()
                .oldestFirst(Sessions.KIND)
                .filter(session -> session.path("payment_intent").asText().equals(intent))
                .map(ObjectNode::deepCopy)
                .toList();
        sessions.forEach(session -> {
            if (succeeds) {
                Transaction.replace(session, "payment_status", TextNode.valueOf("paid"));
                transaction.put(session);
            }
            transaction.announce(
                    succeeds ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed",
                    session);
        });
        return settled;
    }
}
