package io.tutorflow.sandbox.stripe.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.catalog.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a session sells.
 *
 * @param items each with name, quantity and amount in the smallest unit
 */
record LineItems(ArrayNode items, String currency, long total) {

    static LineItems of(Transaction transaction, Params params) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        String currency = "";
        long total = 0;
        for (JsonNode asked : params.node("line_items")) {
            JsonNode price = price(transaction, asked);
            if (!currency.isEmpty() && !currency.equals(price.get("currency").asText())) {
                throw new Refused(StripeError.invalid(null, "All line items must have the same currency.")
                        .about("line_items"));
            }
            currency = price.get("currency").asText();
            ObjectNode item = item(transaction, asked, price);
            total = Math.addExact(total, item.get("amount").asLong());
            items.add(item);
        }
        return new LineItems(items, currency, total);
    }

    private static JsonNode price(Transaction transaction, JsonNode asked) {
        if (!asked.has("price")) {
            return asked.get("price_data");
        }
        ObjectNode price = transaction.demand(Prices.KIND, asked.get("price").asText(), "line_items[price]");
        Prices.demandOneTime(price, "line_items[price]");
        return price;
    }

    private static ObjectNode item(Transaction transaction, JsonNode asked, JsonNode price) {
        long quantity = asked.get("quantity").asLong();
        String unit = price.path("unit_amount")
                .asText(price.path("unit_amount_decimal").asText("0"));
        long amount = new BigDecimal(unit)
                .multiply(BigDecimal.valueOf(quantity))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name(transaction, price))
                .put("quantity", quantity)
                .put("amount", amount);
    }

    private static String name(Transaction transaction, JsonNode price) {
        return price.has("product_data")
                ? price.at("/product_data/name").asText()
                : transaction
                        .demand("product", price.get("product").asText(), "line_items[price_data][product]")
                        .get("name")
                        .asText();
    }
}
