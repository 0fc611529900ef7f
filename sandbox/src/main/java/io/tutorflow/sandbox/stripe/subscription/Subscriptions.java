package io.tutorflow.sandbox.stripe.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Subscriptions as whoever has the key knows them. */
public final class Subscriptions {

    static final String KIND = "subscription";
    static final String CANCELED = "canceled";

    private static final String STATUS = "status";

    /** No status of Stripe's: what is listed for whoever names none. */
    private static final String CURRENT = "current";

    private static final Listing ALL = new Listing(
            KIND,
            "/v1/subscriptions",
            Set.of("collection_method", "customer"),
            Map.of(STATUS, Subscriptions::isLike, "price", Subscriptions::has));

    private Subscriptions() {}

    public static Map<String, Handler> handlers() {
        Map<String, Handler> handlers = new HashMap<>();
        handlers.put("POST /v1/subscriptions", Beginnings::create);
        handlers.put("GET /v1/subscriptions", Subscriptions::list);
        handlers.put(
                "GET /v1/subscriptions/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())));
        handlers.put("POST /v1/subscriptions/{id}", Changes::update);
        handlers.put("DELETE /v1/subscriptions/{id}", Endings::cancel);
        handlers.putAll(ItemCalls.handlers());
        return handlers;
    }

    /** Those that are over are only listed for whoever asks for them. */
    private static Answer list(Transaction transaction, Params params) {
        ObjectNode said = (ObjectNode) params.said().deepCopy();
        if (!params.has(STATUS)) {
            said.put(STATUS, CURRENT);
        }
        return ALL.handle(transaction, new Params(params.id(), said));
    }

    private static boolean isLike(ObjectNode subscription, JsonNode wanted) {
        String status = subscription.get(STATUS).asText();
        return switch (wanted.asText()) {
            case "all" -> true;
            case "ended", CANCELED -> status.equals(CANCELED);
            case CURRENT -> !status.equals(CANCELED);
            default -> status.equals(wanted.asText());
        };
    }

    private static boolean has(ObjectNode subscription, JsonNode price) {
        return subscription.at("/items/data").findValues("price").stream()
                .anyMatch(known -> known.path("id").equals(price));
    }

    static boolean isOver(ObjectNode subscription) {
        return subscription.get(STATUS).asText().equals(CANCELED);
    }

    static void demandCurrent(ObjectNode subscription) {
        if (isOver(subscription)) {
            throw new Refused(StripeError.invalid(
                    null, "A canceled subscription can only update its cancellation_details and metadata."));
        }
    }

    static void keep(Transaction transaction, ObjectNode subscription) {
        transaction.put(transaction.complete(subscription));
    }

    /** Keeps it, and tells what is otherwise than it was. */
    static void keepChanged(Transaction transaction, ObjectNode before, ObjectNode subscription) {
        keep(transaction, subscription);
        ObjectNode previous = before.objectNode();
        before.properties().stream()
                .filter(field -> !field.getValue().equals(subscription.get(field.getKey())))
                .forEach(field -> previous.set(field.getKey(), field.getValue()));
        if (!previous.isEmpty()) {
            transaction.announce("customer.subscription.updated", subscription, previous);
        }
    }
}
