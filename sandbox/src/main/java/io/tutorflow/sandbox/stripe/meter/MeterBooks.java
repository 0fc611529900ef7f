package io.tutorflow.sandbox.stripe.meter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.customer.Customers;
import java.time.Instant;

/** What a meter took in, and what may go wrong with it at Stripe, so that an audit can be tried. */
public final class MeterBooks {

    private static final int MOST_SHOWN = 1_000;

    private MeterBooks() {}

    /** The newest events of a meter. */
    public static ObjectNode events(Transaction transaction, String meter) {
        transaction.demand(Meters.KIND, meter);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode events = answer.putArray("events");
        transaction
                .change()
                .newestFirst(MeterEvents.KIND)
                .filter(event -> event.path("meter").asText().equals(meter))
                .limit(MOST_SHOWN)
                .forEach(event -> events.add(event.deepCopy()));
        return answer;
    }

    /** Drops the newest event with an identifier, counts it again under another one, or lays it on another customer. */
    public static ObjectNode tamper(Transaction transaction, JsonNode wanted) {
        String identifier = wanted.path("identifier").asText();
        ObjectNode event = transaction
                .change()
                .newestFirst(MeterEvents.KIND)
                .filter(it -> it.path("identifier").asText().equals(identifier))
                .findFirst()
                .map(ObjectNode::deepCopy)
                .orElseThrow(() -> new IllegalArgumentException("no event has the identifier '" + identifier + "'"));
        String how = wanted.path("how").asText();
        switch (how) {
            case "drop" -> MeterAdjustments.withdraw(transaction, event, "dropped");
            case "repeat" -> take(transaction, event, event.path("customer").asText());
            case "move" -> {
                String customer = wanted.path("customer").asText();
                transaction.demand(Customers.KIND, customer);
                MeterAdjustments.withdraw(transaction, event, "dropped");
                take(transaction, event, customer);
            }
            default -> throw new IllegalArgumentException("how must be drop, repeat or move, not '" + how + "'");
        }
        return event;
    }

    private static void take(Transaction transaction, ObjectNode event, String customer) {
        String id = Ids.next("mev_");
        ObjectNode more = event.deepCopy().put("id", id).put("identifier", id).put("customer", customer);
        Counting.await(transaction, more, Instant.now().toEpochMilli());
    }
}
