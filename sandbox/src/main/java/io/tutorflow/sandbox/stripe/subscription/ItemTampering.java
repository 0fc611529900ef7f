package io.tutorflow.sandbox.stripe.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.catalog.Prices;

/** What may go wrong with the items of a subscription at Stripe, so that an audit can be tried. */
public final class ItemTampering {

    private ItemTampering() {}

    /** From now on all that the item counts has another price. Nobody is told of it. */
    public static ObjectNode reprice(Transaction transaction, String id, String price) {
        ObjectNode item = transaction.demand(Items.KIND, id);
        ObjectNode subscription =
                transaction.demand(Subscriptions.KIND, item.get("subscription").asText());
        Items items = Items.of(transaction, subscription);
        ObjectNode repriced = items.tamper(id, transaction.demand(Prices.KIND, price, "price"));
        items.keep();
        transaction.put(subscription);
        return repriced;
    }
}
