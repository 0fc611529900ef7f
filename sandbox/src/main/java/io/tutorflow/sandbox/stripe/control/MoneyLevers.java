package io.tutorflow.sandbox.stripe.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Asker;
import io.tutorflow.sandbox.stripe.api.Surroundings;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.card.Cards;
import io.tutorflow.sandbox.stripe.card.TestCard;
import io.tutorflow.sandbox.stripe.checkout.Settling;
import io.tutorflow.sandbox.stripe.dispute.Disputes;
import io.tutorflow.sandbox.stripe.invoice.Outcomes;
import io.tutorflow.sandbox.stripe.payment.Settlement;
import io.tutorflow.sandbox.stripe.refund.RefundOutcomes;
import io.tutorflow.sandbox.stripe.refund.Refunds;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What banks and cardholders do, and what Stripe forgets or has otherwise. */
public record MoneyLevers(Surroundings surroundings, Refunds refunds) {

    /** By what an object is found. */
    private static final Set<String> IDENTITY = Set.of("id", "object");

    void addTo(Control control) {
        control.add("PUT refunds", (id, body) -> {
            refunds.keepPending(body.path("pending").asBoolean());
            return Map.of("pending", refunds.keepsPending());
        });
        control.add(
                "PUT refunds/{id}",
                (id, body) -> change(transaction -> RefundOutcomes.settle(
                        transaction,
                        id,
                        oneOf(body, "status", "succeeded", "failed").equals("succeeded"))));
        control.add(
                "PUT payments",
                (id, body) -> change(transaction -> {
                    Settlement.comeLater(transaction, body.path("settleLater").asBoolean());
                    return Map.of("settleLater", body.path("settleLater").asBoolean());
                }));
        control.add(
                "PUT payments/{id}",
                (id, body) -> change(transaction -> settle(
                        transaction,
                        id,
                        oneOf(body, "status", "succeeded", "failed").equals("succeeded"))));
        control.add("POST disputes", (id, body) -> change(transaction -> dispute(transaction, body)));
        control.add(
                "PUT disputes/{id}",
                (id, body) -> change(transaction -> Disputes.close(
                        transaction, id, oneOf(body, "status", "won", "lost").equals("won"))));
        control.add("PUT payment_methods/{id}", (id, body) -> change(transaction -> replace(transaction, id, body)));
        control.add("PUT objects/{id}", (id, body) -> change(transaction -> alter(transaction, id, body)));
        control.add("DELETE objects/{id}", (id, body) -> change(transaction -> delete(transaction, id)));
    }

    private Object change(Function<Transaction, Object> work) {
        return surroundings.change(Asker.NOBODY, work);
    }

    private static String oneOf(JsonNode body, String field, String one, String other) {
        String value = body.path(field).asText();
        if (!value.equals(one) && !value.equals(other)) {
            throw new IllegalArgumentException(field + " must be " + one + " or " + other + ", not '" + value + "'");
        }
        return value;
    }

    /** With the session or the invoice that it is for. */
    private static ObjectNode settle(Transaction transaction, String intent, boolean succeeds) {
        ObjectNode settled = Settling.settle(transaction, intent, succeeds);
        Outcomes.follow(transaction, intent);
        return settled;
    }

    private static ObjectNode dispute(Transaction transaction, JsonNode body) {
        String charge = body.has("charge")
                ? body.get("charge").asText()
                : transaction
                        .demand("payment_intent", body.path("payment_intent").asText())
                        .get("latest_charge")
                        .asText();
        long charged = transaction.demand("charge", charge).get("amount").asLong();
        return Disputes.open(
                transaction,
                charge,
                body.path("amount").asLong(charged),
                body.path("reason").asText("fraudulent"));
    }

    /** From now on it behaves like another test card. */
    private static Object replace(Transaction transaction, String method, JsonNode body) {
        String number = body.path("behavesLike").asText();
        TestCard card = TestCard.withNumber(number)
                .orElseThrow(() -> new IllegalArgumentException("behavesLike must be the number of a test card"));
        transaction.demand("payment_method", method);
        Cards.keep(transaction.change(), method, card, Cards.isSetUp(transaction.change(), method));
        return Map.of("id", method, "behavesLike", number);
    }

    /** Nobody is told of it. */
    private static ObjectNode alter(Transaction transaction, String id, JsonNode body) {
        ObjectNode object = demand(transaction, id);
        body.properties().forEach(field -> {
            if (!object.has(field.getKey()) || IDENTITY.contains(field.getKey())) {
                throw new IllegalArgumentException(id + " has no " + field.getKey() + " that can be altered");
            }
            object.set(field.getKey(), field.getValue());
        });
        transaction.put(object);
        return object;
    }

    private static ObjectNode demand(Transaction transaction, String id) {
        return transaction
                .change()
                .findAnywhere(id)
                .filter(found -> found.has("object"))
                .orElseThrow(() -> new IllegalArgumentException("there is no " + id));
    }

    private static Object delete(Transaction transaction, String id) {
        String kind = demand(transaction, id).get("object").asText();
        transaction.change().delete(kind, id);
        return Map.of("id", id, "object", kind, "deleted", true);
    }
}
