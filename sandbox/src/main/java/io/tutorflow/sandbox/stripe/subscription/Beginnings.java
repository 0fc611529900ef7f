package io.tutorflow.sandbox.stripe.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.customer.Customers;

/** A subscription begins: at once, and for a first month that ends with the next anchor. */
final class Beginnings {

    private Beginnings() {}

    static Answer create(Transaction transaction, Params params) {
        ObjectNode customer =
                transaction.demand(Customers.KIND, params.text("customer").orElseThrow(), "customer");
        ObjectNode subscription = transaction.make(Subscriptions.KIND, Ids.next("sub_"));
        subscription
                .put("status", "active")
                .put("customer", customer.get("id").asText())
                .put("collection_method", "charge_automatically")
                .put("start_date", transaction.now());
        subscription.withObject("/billing_mode").put("type", "flexible");
        subscription.withObject("/invoice_settings/issuer").put("type", "self");
        subscription.remove("currency");
        params.copyTo(subscription, "currency");
        params.mergeMetadata(subscription);
        Terms.lay(transaction, subscription, customer, params);
        Cycle cycle = Cycle.asked(params, transaction.now());
        long periodEnd = cycle.after(transaction.now());
        if (params.has("billing_cycle_anchor_config")) {
            subscription.put("billing_cycle_anchor", periodEnd);
            cycle.lay(subscription.putObject("billing_cycle_anchor_config"));
        } else {
            subscription.put("billing_cycle_anchor", transaction.now());
        }
        addItems(transaction, subscription, params, periodEnd);
        Endings.plan(transaction, subscription, params);
        Subscriptions.keep(transaction, subscription);
        transaction.announce("customer.subscription.created", subscription);
        return Answer.ok(subscription);
    }

    private static void addItems(Transaction transaction, ObjectNode subscription, Params params, long periodEnd) {
        Items items = Items.of(transaction, subscription);
        int place = 0;
        for (var said : params.node("items")) {
            ObjectNode item = items.add(new Params("", said), "items[" + place++ + "]", periodEnd);
            subscription.set("currency", item.at("/price/currency"));
        }
        items.keep();
    }
}
