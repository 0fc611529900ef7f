package io.tutorflow.sandbox.stripe.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.meter.Meters;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one of a product costs. */
public final class Prices {

    public static final String KIND = "price";

    private static final String[] FIELDS = {
        "currency", "active", "billing_scheme", "nickname", "recurring", "tax_behavior"
    };

    private Prices() {}

    public static Map<String, Handler> handlers() {
        return Map.of(
                "POST /v1/prices",
                Prices::create,
                "GET /v1/prices",
                new Listing(
                        KIND,
                        "/v1/prices",
                        Set.of("active", "currency", "lookup_keys", "product", "type"),
                        Map.of("recurring", Prices::recursSo)),
                "GET /v1/prices/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())));
    }

    private static boolean recursSo(ObjectNode price, JsonNode wanted) {
        return wanted.properties().stream()
                .allMatch(field -> price.path("recurring").path(field.getKey()).equals(field.getValue()));
    }

    private static Answer create(Transaction transaction, Params params) {
        if (params.has("product") == params.has("product_data")) {
            throw new Refused(StripeError.invalid("parameter_missing", "Give either product or product_data")
                    .about("product"));
        }
        ObjectNode price = transaction.make(KIND, Ids.next("price_"));
        price.put("active", true)
                .put("billing_scheme", "per_unit")
                .put("type", params.has("recurring") ? "recurring" : "one_time")
                .put("product", product(transaction, params));
        if (!params.has("tax_behavior")) {
            price.put("tax_behavior", "unspecified");
        }
        params.copyTo(price, FIELDS);
        params.mergeMetadata(price);
        setRecurrence(transaction, price, params);
        setAmount(price, params);
        params.text("lookup_key").ifPresent(key -> setLookupKey(transaction, price, params, key));
        transaction.put(transaction.complete(price));
        transaction.announce("price.created", price);
        return Answer.ok(price);
    }

    private static String product(Transaction transaction, Params params) {
        return params.text("product")
                .map(id -> transaction.demand(Products.KIND, id, "product"))
                .orElseGet(() -> Products.named(
                        transaction, params.text("product_data/name").orElseThrow()))
                .get("id")
                .asText();
    }

    private static void setRecurrence(Transaction transaction, ObjectNode price, Params params) {
        if (!params.has("recurring")) {
            return;
        }
        ObjectNode recurring = price.withObject("/recurring");
        recurring
                .put("interval_count", params.number("recurring/interval_count", 1))
                .put("usage_type", params.text("recurring/usage_type").orElse("licensed"));
        params.text("recurring/meter").ifPresent(id -> Meters.demandActive(transaction, id, "recurring[meter]"));
    }

    /** What is bought once has a price that does not recur. */
    public static void demandOneTime(ObjectNode price, String param) {
        if (isRecurring(price)) {
            throw new Refused(StripeError.invalid(
                            null,
                            "The price specified is set to `type=recurring` but this field only accepts prices with"
                                    + " `type=one_time`.")
                    .about(param));
        }
    }

    /** What is subscribed to has a price for what a meter counts in a month. */
    public static void demandMetered(ObjectNode price, String param) {
        String hindrance = null;
        if (!price.get("active").asBoolean()) {
            hindrance = "The price specified is inactive. This field only accepts active prices.";
        } else if (!isRecurring(price)) {
            hindrance = "The price specified is set to `type=one_time` but this field only accepts prices with"
                    + " `type=recurring`.";
        } else if (!isMeteredByTheMonth(price.get("recurring"))) {
            hindrance = "The sandbox's Stripe subscribes to metered prices of a month only.";
        }
        if (hindrance != null) {
            throw new Refused(StripeError.invalid(null, hindrance).about(param));
        }
    }

    private static boolean isMeteredByTheMonth(JsonNode recurring) {
        return recurring.get("usage_type").asText().equals("metered")
                && recurring.get("interval").asText().equals("month")
                && recurring.get("interval_count").asInt() == 1;
    }

    private static boolean isRecurring(ObjectNode price) {
        return price.path("recurring").isObject();
    }

    /** A decimal price is in cents too; only a whole one has a {@code unit_amount}. */
    private static void setAmount(ObjectNode price, Params params) {
        Optional<BigDecimal> amount = params.text("unit_amount_decimal")
                .or(() -> params.text("unit_amount"))
                .map(BigDecimal::new);
        amount.ifPresent(cents -> {
            price.put("unit_amount_decimal", cents.stripTrailingZeros().toPlainString());
            if (cents.stripTrailingZeros().scale() <= 0) {
                price.put("unit_amount", cents.longValueExact());
            }
        });
    }

    private static void setLookupKey(Transaction transaction, ObjectNode price, Params params, String key) {
        transaction
                .change()
                .oldestFirst(KIND)
                .filter(other -> other.path("lookup_key").asText().equals(key))
                .findFirst()
                .ifPresent(other -> {
                    if (!params.is("transfer_lookup_key")) {
                        throw new Refused(StripeError.invalid(
                                        null,
                                        "A price (`" + other.get("id").asText() + "`) already uses that lookup key.")
                                .about("lookup_key"));
                    }
                    transaction.put(other.deepCopy().putNull("lookup_key"));
                });
        price.put("lookup_key", key);
    }
}
