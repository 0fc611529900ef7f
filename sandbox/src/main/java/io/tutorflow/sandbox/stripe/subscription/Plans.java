package io.tutorflow.sandbox.stripe.subscription;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Prices in the form that Stripe had before them, which items still show. */
final class Plans {

    private static final List<String> AS_OF_THE_PRICE = List.of(
            "id", "active", "billing_scheme", "created", "currency", "livemode", "metadata", "nickname", "product");

    private static final Map<String, String> RENAMED =
            Map.of("unit_amount", "amount", "unit_amount_decimal", "amount_decimal", "tiers_mode", "tiers_mode");

    private static final List<String> OF_ITS_RECURRENCE =
            List.of("interval", "interval_count", "meter", "trial_period_days", "usage_type");

    private Plans() {}

    static ObjectNode of(ObjectNode price) {
        ObjectNode plan = JsonNodeFactory.instance.objectNode();
        plan.put("object", "plan").putNull("transform_usage");
        AS_OF_THE_PRICE.forEach(field -> plan.set(field, price.get(field).deepCopy()));
        RENAMED.forEach((field, shown) -> plan.set(shown, price.get(field)));
        OF_ITS_RECURRENCE.forEach(
                field -> plan.set(field, price.get("recurring").get(field)));
        return plan;
    }
}
