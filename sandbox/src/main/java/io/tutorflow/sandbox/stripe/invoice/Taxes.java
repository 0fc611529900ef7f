package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Taxes that the seller has calculated: {@code tax_amounts}. */
final class Taxes {

    static final String INCLUSIVE = "inclusive";

    private static final String RATE = "tax_rate";

    /** Which rate was made for which data. */
    private static final String KNOWN = "~tax_rate";

    private Taxes() {}

    /** As a line shows them. */
    static ArrayNode of(Transaction transaction, JsonNode asked) {
        ArrayNode taxes = JsonNodeFactory.instance.arrayNode();
        for (JsonNode amount : asked) {
            JsonNode data = amount.get("tax_rate_data");
            ObjectNode tax = taxes.addObject()
                    .put("amount", amount.get("amount").asLong())
                    .put("tax_behavior", data.get("inclusive").asBoolean() ? INCLUSIVE : "exclusive")
                    .put("taxability_reason", amount.path("taxability_reason").asText("not_available"))
                    .put("taxable_amount", amount.get("taxable_amount").asLong())
                    .put("type", "tax_rate_details");
            tax.putObject("tax_rate_details").put(RATE, rate(transaction, data));
        }
        return taxes;
    }

    /** The one that was made for the same data, or a new one. */
    private static String rate(Transaction transaction, JsonNode data) {
        return transaction
                .find(KNOWN, data.toString())
                .map(known -> known.get(RATE).asText())
                .orElseGet(() -> make(transaction, data));
    }

    private static String make(Transaction transaction, JsonNode data) {
        ObjectNode rate = transaction.make(RATE, Ids.next("txr_"));
        rate.setAll((ObjectNode) data.deepCopy());
        rate.put("active", false).put("rate_type", "percentage");
        transaction.put(transaction.complete(rate));
        String id = rate.get("id").asText();
        transaction
                .change()
                .put(
                        KNOWN,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("id", data.toString())
                                .put(RATE, id));
        return id;
    }

    /** All taxes of the lines, those of one rate and reason together. */
    static ArrayNode sum(List<ObjectNode> lines) {
        Map<String, ObjectNode> sums = new LinkedHashMap<>();
        for (ObjectNode line : lines) {
            for (JsonNode tax : line.get("taxes")) {
                String key = tax.at("/tax_rate_details/tax_rate").asText() + tax.get("taxability_reason");
                sums.merge(key, tax.deepCopy(), Taxes::together);
            }
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        sums.values().forEach(all::add);
        return all;
    }

    private static ObjectNode together(ObjectNode one, ObjectNode other) {
        for (String field : List.of("amount", "taxable_amount")) {
            one.put(
                    field,
                    Math.addExact(one.get(field).asLong(), other.get(field).asLong()));
        }
        return one;
    }
}
