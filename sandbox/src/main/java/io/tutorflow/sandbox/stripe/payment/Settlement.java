package io.tutorflow.sandbox.stripe.payment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.card.Cards;
import io.tutorflow.sandbox.stripe.card.Decline;

/** Whether payments are settled at once, as cards are, or some time later, as bank transfers are. */
public final class Settlement {

    private static final String KIND = "~habit";
    private static final String LATER = "settle_later";

    private Settlement() {}

    /** From now on. */
    public static void comeLater(Transaction transaction, boolean wanted) {
        if (wanted) {
            transaction.change().put(KIND, JsonNodeFactory.instance.objectNode().put("id", LATER));
        } else {
            transaction.change().delete(KIND, LATER);
        }
    }

    static boolean comesLater(Transaction transaction) {
        return transaction.find(KIND, LATER).isPresent();
    }

    /** What becomes of a payment that is being processed; answers it as it is then. */
    public static ObjectNode settle(Transaction transaction, String id, boolean succeeds) {
        ObjectNode intent = transaction.demand(PaymentIntents.KIND, id);
        if (!intent.get("status").asText().equals("processing")) {
            throw new Refused(StripeError.invalid(
                    null,
                    id + " is not being processed; it is "
                            + intent.get("status").asText()));
        }
        ObjectNode method = transaction.demand(
                PaymentMethods.KIND, intent.get("payment_method").asText());
        Charging charging = new Charging(transaction, intent, method);
        if (succeeds) {
            charging.succeed(Cards.of(transaction.change(), method.get("id").asText()));
        } else {
            charging.fail(Decline.GENERIC);
        }
        return intent;
    }
}
