package io.tutorflow.sandbox.stripe.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.customer.Customers;
import java.util.Map;
import java.util.Set;

/** What can be said of a subscription that there is: its items, how it is collected, and that it ends. */
final class Changes {

    /** What can be said of one that is over. */
    private static final Set<String> ALWAYS = Set.of("cancellation_details", "expand", "metadata");

    private Changes() {}

    static Answer update(Transaction transaction, Params params) {
        ObjectNode subscription = transaction.demand(Subscriptions.KIND, params.id());
        ObjectNode before = subscription.deepCopy();
        params.mergeMetadata(subscription);
        Endings.note(subscription, params);
        if (!params.said().properties().stream().map(Map.Entry::getKey).allMatch(ALWAYS::contains)) {
            Subscriptions.demandCurrent(subscription);
            change(transaction, subscription, params);
        }
        Subscriptions.keepChanged(transaction, before, subscription);
        return Answer.ok(subscription);
    }

    private static void change(Transaction transaction, ObjectNode subscription, Params params) {
        ObjectNode customer =
                transaction.demand(Customers.KIND, subscription.get("customer").asText(), "customer");
        Terms.lay(transaction, subscription, customer, params);
        Items items = Items.of(transaction, subscription);
        int place = 0;
        for (JsonNode said : params.node("items")) {
            change(items, subscription, new Params("", said), "items[" + place++ + "]", isBilled(params));
        }
        items.keep();
        Endings.plan(transaction, subscription, params);
    }

    private static void change(Items items, ObjectNode subscription, Params said, String param, boolean billed) {
        String id = said.text("id").orElse("");
        if (id.isEmpty()) {
            items.add(said, param, Items.periodEnd(subscription));
        } else if (said.is("deleted")) {
            items.remove(id, param, billed);
        } else {
            items.change(id, said, param, billed);
        }
    }

    /** Whether what an item leaves behind is billed. */
    static boolean isBilled(Params params) {
        return !params.text("proration_behavior").orElse("").equals("none");
    }
}
