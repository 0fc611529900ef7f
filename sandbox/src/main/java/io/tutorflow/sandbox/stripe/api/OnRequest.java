package io.tutorflow.sandbox.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Fields that Stripe shows only to whoever asks for them by {@code expand}: kept beside the object that has them. */
public final class OnRequest {

    private static final String KIND = "~on_request";

    private OnRequest() {}

    public static void keep(Transaction transaction, String id, String field, JsonNode value) {
        ObjectNode kept = transaction
                .find(KIND, id)
                .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("id", id));
        kept.set(field, value);
        transaction.change().put(KIND, kept);
    }

    public static void forget(Transaction transaction, String id) {
        transaction.change().delete(KIND, id);
    }

    static Optional<JsonNode> find(Transaction transaction, String id, String field) {
        return transaction.find(KIND, id).map(kept -> kept.path(field)).filter(value -> !value.isMissingNode());
    }
}
