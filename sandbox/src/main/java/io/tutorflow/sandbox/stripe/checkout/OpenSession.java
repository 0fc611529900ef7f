package io.tutorflow.sandbox.stripe.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.util.List;

/** What is known of a session only as long as somebody can still pay it. */
final class OpenSession {

    private static final String KIND = "~open_session";

    private OpenSession() {}

    /** @param intentData what the payment or setup intent will have besides the usual */
    static void keep(Transaction transaction, ObjectNode session, LineItems items, ObjectNode intentData) {
        ObjectNode open = session.objectNode()
                .put("id", session.get("id").asText())
                .put("expires_at", session.get("expires_at").asLong());
        open.set("items", items.items());
        open.set("intent_data", intentData);
        transaction.change().put(KIND, open);
    }

    static ObjectNode of(Transaction transaction, String session) {
        return transaction
                .find(KIND, session)
                .orElseThrow(() -> new IllegalStateException(session + " is open, and nothing is known of it"));
    }

    /** The card whose bank is being asked whether its holder is there. */
    static void ask(Transaction transaction, String session, ObjectNode method) {
        transaction
                .change()
                .put(
                        KIND,
                        of(transaction, session).put("asked", method.get("id").asText()));
    }

    static void close(Transaction transaction, String session) {
        transaction.change().delete(KIND, session);
    }

    static List<String> overdue(Transaction transaction) {
        return transaction
                .change()
                .oldestFirst(KIND)
                .filter(open -> open.get("expires_at").asLong() <= transaction.now())
                .map(open -> open.get("id").asText())
                .toList();
    }
}
