package io.tutorflow.sandbox.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code expand[]}: puts objects in the place of their ids. */
final class Expansion {

    /** Stripe's own limit. */
    private static final int DEEPEST = 4;

    private final Transaction transaction;

    private Expansion(Transaction transaction) {
        this.transaction = transaction;
    }

    static Answer expand(Transaction transaction, Params params, Answer answer) {
        if (answer.status() != 200 || !params.has("expand")) {
            return answer;
        }
        ObjectNode body = answer.body().deepCopy();
        for (JsonNode path : params.node("expand")) {
            List<String> steps = Arrays.asList(path.asText().split("\\."));
            if (steps.size() > DEEPEST) {
                throw new Refused(StripeError.invalid(null, "You cannot expand more than " + DEEPEST + " levels"));
            }
            new Expansion(transaction).expand(body, steps);
        }
        return Answer.ok(body);
    }

    private void expand(JsonNode place, List<String> steps) {
        if (place.isArray()) {
            place.forEach(element -> expand(element, steps));
        } else if (!steps.isEmpty() && place instanceof ObjectNode object) {
            OnRequest.find(transaction, object.path("id").asText(), steps.getFirst())
                    .ifPresent(value -> object.set(steps.getFirst(), value));
            if (!object.has(steps.getFirst())) {
                throw new Refused(StripeError.invalid(
                        null, "This property cannot be expanded (" + String.join(".", steps) + ")."));
            }
            open(object, steps.getFirst());
            expand(object.path(steps.getFirst()), steps.subList(1, steps.size()));
        }
    }

    private void open(ObjectNode object, String field) {
        Optional.of(object.path(field))
                .filter(JsonNode::isTextual)
                .flatMap(id -> transaction.change().findAnywhere(id.asText()))
                .filter(found -> found.has("object"))
                .ifPresent(found -> object.set(field, found));
    }
}
