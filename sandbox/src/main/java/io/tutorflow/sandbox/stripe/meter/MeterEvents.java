package io.tutorflow.sandbox.stripe.meter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes in events. They are counted later, as Stripe does: that one was taken does not mean that it will count. */
final class MeterEvents {

    /** What was taken in, with what became of it. */
    static final String KIND = "~meter_event";

    /** The identifiers of the last {@link #UNIQUE_FOR}, each with its event. */
    static final String IDENTIFIER = "~meter_identifier";

    /** Stripe promises at least this; here it is no more, so that whoever leans on longer is found out. */
    static final Duration UNIQUE_FOR = Duration.ofHours(24);

    private MeterEvents() {}

    static Answer create(Transaction transaction, Params params) {
        String eventName = params.text("event_name").orElseThrow();
        String identifier =
                params.text("identifier").orElseGet(() -> UUID.randomUUID().toString());
        demandUnused(transaction, identifier);
        ObjectNode meter = Meters.named(transaction, eventName)
                .findFirst()
                .orElseThrow(() -> refused(MeterFault.noMeter(eventName), "event_name"));
        if (Meters.active(transaction, eventName).isEmpty()) {
            throw refused(MeterFault.archived(eventName), "event_name");
        }
        long timestamp = params.number("timestamp", transaction.now());
        demandTimely(transaction, timestamp);
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("id", Ids.next("mev_"))
                .put("identifier", identifier)
                .put("meter", meter.path("id").asText())
                .put("event_name", eventName)
                .put("customer", demand(params, meter, "customer_mapping"))
                .put("value", whole(demand(params, meter, "value_settings")))
                .put("timestamp", timestamp)
                .put("received_at", transaction.now());
        Counting.await(transaction, event, Instant.now().toEpochMilli());
        transaction
                .change()
                .put(
                        IDENTIFIER,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("id", identifier)
                                .put("event", event.get("id").asText())
                                .put("at", transaction.now()));
        return Answer.ok(shown(transaction, params, identifier, timestamp));
    }

    /** Stripe takes one call at a time for a customer and meter. */
    static String lane(Params params) {
        return params.text("event_name").orElse("") + "/"
                + params.text("payload/" + Meters.USUAL_CUSTOMER_KEY).orElse("");
    }

    private static ObjectNode shown(Transaction transaction, Params params, String identifier, long timestamp) {
        ObjectNode shown = JsonNodeFactory.instance
                .objectNode()
                .put("object", "billing.meter_event")
                .put("created", transaction.now())
                .put("identifier", identifier)
                .put("livemode", false)
                .put("timestamp", timestamp);
        return params.copyTo(shown, "event_name", "payload");
    }

    private static void demandUnused(Transaction transaction, String identifier) {
        known(transaction, identifier).ifPresent(event -> {
            throw new Refused(StripeError.invalid(null, "An event already exists with identifier " + identifier + "."));
        });
    }

    /** The event that had this identifier within the time for which Stripe remembers it. */
    static Optional<ObjectNode> known(Transaction transaction, String identifier) {
        return transaction
                .find(IDENTIFIER, identifier)
                .filter(known -> known.path("at").asLong() + UNIQUE_FOR.toSeconds() > transaction.now())
                .flatMap(known -> transaction.find(KIND, known.path("event").asText()));
    }

    private static String demand(Params params, ObjectNode meter, String setting) {
        String key = meter.path(setting).path("event_payload_key").asText();
        return params.text("payload/" + key)
                .orElseThrow(() -> new Refused(
                        StripeError.invalid("parameter_missing", "Missing required payload key '" + key + "'.")
                                .about("payload")));
    }

    private static String whole(String value) {
        MeterFault.ofValue(value).ifPresent(fault -> {
            throw refused(fault, "payload");
        });
        return value;
    }

    private static void demandTimely(Transaction transaction, long timestamp) {
        MeterFault.ofTime(timestamp, transaction.now()).ifPresent(fault -> {
            throw refused(fault, "timestamp");
        });
    }

    private static Refused refused(MeterFault fault, String param) {
        return new Refused(StripeError.invalid(fault.code(), fault.message()).about(param));
    }

    /** Forgets the identifiers whose time is over; answers how many. */
    static int tidy(Transaction transaction) {
        List<String> old = transaction
                .change()
                .oldestFirst(IDENTIFIER)
                .takeWhile(known -> known.path("at").asLong() + UNIQUE_FOR.toSeconds() <= transaction.now())
                .map(known -> known.path("id").asText())
                .toList();
        old.forEach(id -> transaction.change().delete(IDENTIFIER, id));
        return old.size();
    }
}
