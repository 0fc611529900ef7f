package io.tutorflow.sandbox.stripe.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.catalog.Prices;
import io.tutorflow.sandbox.stripe.invoice.UsageInvoices;
import io.tutorflow.sandbox.stripe.invoice.UsageInvoices.Used;
import java.util.ArrayList;
import java.util.List;

/**
 * The items of one subscription while they are being changed: each is billed for what the meter of its price counts in
 * the item's own period.
 */
final class Items {

    static final String KIND = "subscription_item";

    /** Stripe's own limit. */
    private static final int MOST = 20;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Transaction transaction;
    private final ObjectNode subscription;
    private final List<ObjectNode> items = new ArrayList<>();

    private Items(Transaction transaction, ObjectNode subscription) {
        this.transaction = transaction;
        this.subscription = subscription;
    }

    static Items of(Transaction transaction, ObjectNode subscription) {
        Items of = new Items(transaction, subscription);
        subscription.at("/items/data").forEach(item -> of.items.add(item.deepCopy()));
        return of;
    }

    /** The end of the period that all of them share. */
    static long periodEnd(ObjectNode subscription) {
        return subscription.at("/items/data/0/current_period_end").asLong();
    }

    /** What is owed for each, for its period until then. */
    List<Used> used(long until) {
        return items.stream().map(item -> used(item, until)).toList();
    }

    private static Used used(ObjectNode item, long until) {
        return new Used(
                id(item),
                (ObjectNode) item.get("price"),
                item.get("current_period_start").asLong(),
                until);
    }

    /** @param param where it was asked for, such as {@code items[0]} */
    ObjectNode add(Params said, String param, long periodEnd) {
        ObjectNode price = price(said, param);
        ObjectNode item = JSON.objectNode()
                .put("id", Ids.next("si_"))
                .put("object", KIND)
                .put("created", transaction.now())
                .put("subscription", id(subscription))
                .put("current_period_end", periodEnd);
        item.putArray("discounts");
        item.putArray("tax_rates");
        said.mergeMetadata(item);
        lay(item, price);
        items.add(item);
        return item;
    }

    private void lay(ObjectNode item, ObjectNode price) {
        item.put("current_period_start", transaction.now());
        item.set("price", price);
        item.set("plan", Plans.of(price));
        transaction.complete(item);
    }

    private ObjectNode price(Params said, String param) {
        String named = param.isEmpty() ? "price" : param + "[price]";
        ObjectNode price = transaction.demand(Prices.KIND, said.text("price").orElse(""), named);
        Prices.demandMetered(price, named);
        if (items.stream().anyMatch(item -> id(item.get("price")).equals(id(price)))) {
            throw refused(named, "Cannot add multiple subscription items with the same plan: " + id(price));
        }
        String currency = price.get("currency").asText();
        if (!subscription.path("currency").asText(currency).equals(currency)) {
            throw refused(named, "All prices of a subscription must have the same currency.");
        }
        return price;
    }

    /** With another price it is billed for what was used until now, and begins anew. */
    ObjectNode change(String id, Params said, String param, boolean billed) {
        ObjectNode item = demand(id, param);
        said.mergeMetadata(item);
        if (said.has("price")
                && !said.text("price").orElseThrow().equals(item.at("/price/id").asText())) {
            ObjectNode price = price(said, param);
            bill(item, billed);
            lay(item, price);
        }
        return item;
    }

    ObjectNode remove(String id, String param, boolean billed) {
        ObjectNode item = demand(id, param);
        bill(item, billed);
        items.remove(item);
        transaction.change().delete(KIND, id);
        return item;
    }

    private ObjectNode demand(String id, String param) {
        return items.stream()
                .filter(item -> id(item).equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(StripeError.invalid("resource_missing", "No such subscription item: '" + id + "'")
                                .about(param.isEmpty() ? "id" : param + "[id]")));
    }

    private void bill(ObjectNode item, boolean billed) {
        if (billed) {
            UsageInvoices.owe(transaction, subscription, used(item, transaction.now()));
        }
    }

    /** Another price, of which nobody is told. */
    ObjectNode tamper(String id, ObjectNode price) {
        ObjectNode item = demand(id, "");
        item.set("price", price);
        item.set("plan", Plans.of(price));
        return item;
    }

    /** Their next period. */
    void go(long from, long to) {
        items.forEach(item -> item.put("current_period_start", from).put("current_period_end", to));
    }

    /** Lays them on the subscription, which is still to be put. */
    void keep() {
        if (items.isEmpty()) {
            throw refused("items", "A subscription must have at least one active plan.");
        }
        if (items.size() > MOST) {
            throw refused("items", "A subscription has at most " + MOST + " items.");
        }
        ObjectNode list = subscription.withObject("/items");
        list.put("object", "list")
                .put("has_more", false)
                .put("url", "/v1/subscription_items?subscription=" + id(subscription));
        ArrayNode data = list.putArray("data");
        items.forEach(item -> {
            transaction.put(item);
            data.add(item);
        });
    }

    private static Refused refused(String param, String message) {
        return new Refused(StripeError.invalid(null, message).about(param));
    }

    private static String id(JsonNode object) {
        return object.get("id").asText();
    }
}
