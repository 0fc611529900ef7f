package io.tutorflow.sandbox.stripe.card;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.store.Change;

/** Which test card a payment method is. Stripe shows nobody the number; nor does this. */
public final class Cards {

    private static final String KIND = "~card";

    private Cards() {}

    public static void keep(Change change, String paymentMethod, TestCard card, boolean setUp) {
        change.put(
                KIND,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", paymentMethod)
                        .put("card", card.name())
                        .put("set_up", setUp));
    }

    public static TestCard of(Change change, String paymentMethod) {
        return TestCard.valueOf(kept(change, paymentMethod).get("card").asText());
    }

    /** True if its holder has agreed to charges in absence. */
    public static boolean isSetUp(Change change, String paymentMethod) {
        return kept(change, paymentMethod).get("set_up").asBoolean();
    }

    private static ObjectNode kept(Change change, String paymentMethod) {
        return change.find(KIND, paymentMethod)
                .orElseThrow(() -> new IllegalStateException("no card is known for " + paymentMethod));
    }
}
