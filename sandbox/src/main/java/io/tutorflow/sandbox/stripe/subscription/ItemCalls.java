package io.tutorflow.sandbox.stripe.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The items of subscriptions one by one. */
final class ItemCalls {

    private ItemCalls() {}

    static Map<String, Handler> handlers() {
        return Map.of(
                "POST /v1/subscription_items",
                ItemCalls::create,
                "GET /v1/subscription_items",
                new Listing(Items.KIND, "/v1/subscription_items", Set.of("subscription")),
                "GET /v1/subscription_items/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(Items.KIND, params.id())),
                "POST /v1/subscription_items/{id}",
                ItemCalls::update,
                "DELETE /v1/subscription_items/{id}",
                ItemCalls::delete);
    }

    private static Answer create(Transaction transaction, Params params) {
        ObjectNode subscription = transaction.demand(
                Subscriptions.KIND, params.text("subscription").orElseThrow(), "subscription");
        long periodEnd = Items.periodEnd(subscription);
        return Answer.ok(change(transaction, subscription, items -> items.add(params, "", periodEnd)));
    }

    private static Answer update(Transaction transaction, Params params) {
        boolean billed = Changes.isBilled(params);
        return Answer.ok(change(
                transaction, ofItem(transaction, params), items -> items.change(params.id(), params, "", billed)));
    }

    private static Answer delete(Transaction transaction, Params params) {
        boolean billed = Changes.isBilled(params);
        ObjectNode gone =
                change(transaction, ofItem(transaction, params), items -> items.remove(params.id(), "", billed));
        return Answer.ok(gone.objectNode()
                .put("id", params.id())
                .put("object", Items.KIND)
                .put("deleted", true));
    }

    private static ObjectNode ofItem(Transaction transaction, Params params) {
        ObjectNode item = transaction.demand(Items.KIND, params.id());
        return transaction.demand(Subscriptions.KIND, item.get("subscription").asText());
    }

    private static ObjectNode change(
            Transaction transaction, ObjectNode subscription, Function<Items, ObjectNode> change) {
        Subscriptions.demandCurrent(subscription);
        ObjectNode before = subscription.deepCopy();
        Items items = Items.of(transaction, subscription);
        ObjectNode changed = change.apply(items);
        items.keep();
        Subscriptions.keepChanged(transaction, before, subscription);
        return changed;
    }
}
