package io.tutorflow.sandbox.stripe.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.card.Decline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Attempts to take money from a card, successful or not. */
final class Charges {

    static final String KIND = "charge";

    private static final List<String> FROM_INTENT =
            List.of("amount", "currency", "customer", "description", "metadata");

    private Charges() {}

    static Map<String, Handler> handlers() {
        return Map.of(
                "GET /v1/charges",
                new Listing(KIND, "/v1/charges", Set.of("customer", "payment_intent")),
                "GET /v1/charges/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())));
    }

    /** What was tried for an intent with a method; empty decline is success. */
    static ObjectNode make(Transaction transaction, ObjectNode intent, ObjectNode method, Optional<Decline> decline) {
        boolean paid = decline.isEmpty();
        ObjectNode charge = transaction
                .make(KIND, Ids.next("ch_"))
                .put("captured", paid)
                .put("paid", paid)
                .put("status", paid ? "succeeded" : "failed")
                .put("amount_captured", paid ? intent.get("amount").asLong() : 0)
                .put("payment_intent", intent.get("id").asText())
                .put("payment_method", method.get("id").asText())
                .put("calculated_statement_descriptor", "TUTORFLOW SANDBOX");
        for (String field : FROM_INTENT) {
            charge.set(field, intent.get(field).deepCopy());
        }
        charge.set("billing_details", method.get("billing_details").deepCopy());
        details(charge.putObject("payment_method_details"), (ObjectNode) method.get("card"));
        charge.set("outcome", outcome(charge, decline));
        decline.ifPresent(reason -> charge.put("failure_code", reason.code()).put("failure_message", reason.message()));
        transaction.put(transaction.complete(charge));
        transaction.announce(paid ? "charge.succeeded" : "charge.failed", charge);
        return charge;
    }

    private static void details(ObjectNode details, ObjectNode card) {
        details.put("type", "card");
        ObjectNode shown = details.putObject("card");
        for (String field : Set.of("brand", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4")) {
            shown.set(field, card.get(field));
        }
        shown.put("network", card.get("brand").asText());
    }

    private static ObjectNode outcome(ObjectNode charge, Optional<Decline> decline) {
        ObjectNode outcome = charge.objectNode();
        return decline.map(reason -> outcome.put("network_status", "declined_by_network")
                        .put("reason", reason.declineCode())
                        .put("risk_level", "normal")
                        .put("seller_message", "The bank did not return any further details with this decline.")
                        .put("type", "issuer_declined"))
                .orElseGet(() -> outcome.put("network_status", "approved_by_network")
                        .put("risk_level", "normal")
                        .put("seller_message", "Payment complete.")
                        .put("type", "authorized"));
    }
}
