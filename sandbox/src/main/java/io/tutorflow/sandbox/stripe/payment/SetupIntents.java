package io.tutorflow.sandbox.stripe.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.card.Cards;
import io.tutorflow.sandbox.stripe.card.Presence;
import io.tutorflow.sandbox.stripe.card.TestCard;
import io.tutorflow.sandbox.stripe.card.TestCard.Authentication;
import java.util.Map;
import java.util.Optional;

/** Cards that are being saved for charges in absence. */
public final class SetupIntents {

    public static final String KIND = "setup_intent";

    private SetupIntents() {}

    public static Map<String, Handler> handlers() {
        return Map.of(
                "GET /v1/setup_intents/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())));
    }

    public static ObjectNode make(Transaction transaction) {
        String id = Ids.next("seti_");
        ObjectNode intent = transaction.make(KIND, id);
        intent.put("status", "requires_payment_method")
                .put("usage", "off_session")
                .put("client_secret", Ids.next(id + "_secret_"));
        intent.putArray("payment_method_types").add("card");
        return intent;
    }

    /** True if the bank wants to know that the holder is there. */
    public static boolean asks(Transaction transaction, ObjectNode method, Presence presence) {
        TestCard card = Cards.of(transaction.change(), method.get("id").asText());
        return presence == Presence.HERE && card.authentication() != Authentication.NEVER;
    }

    /** Saves the card, or answers why it cannot be. */
    public static Optional<StripeError> confirm(Transaction transaction, ObjectNode intent, ObjectNode method) {
        String id = method.get("id").asText();
        TestCard card = Cards.of(transaction.change(), id);
        Optional<StripeError> declined = card.declinesSetUp().map(Declined::error);
        if (declined.isPresent()) {
            intent.put("status", "requires_payment_method")
                    .set("last_setup_error", declined.get().error());
            transaction.put(intent);
            transaction.announce("setup_intent.setup_failed", intent);
            return declined;
        }
        Cards.keep(transaction.change(), id, card, true);
        if (intent.path("customer").isTextual()) {
            PaymentMethods.attach(transaction, method, intent.get("customer").asText());
        }
        intent.put("status", "succeeded").put("payment_method", id).putNull("last_setup_error");
        transaction.put(intent);
        transaction.announce("setup_intent.succeeded", intent);
        return Optional.empty();
    }
}
