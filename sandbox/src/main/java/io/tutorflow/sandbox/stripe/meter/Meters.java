package io.tutorflow.sandbox.stripe.meter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is counted: a meter adds up the values of the events that bear its name. */
public final class Meters {

    public static final String KIND = "billing.meter";

    static final String USUAL_CUSTOMER_KEY = "stripe_customer_id";

    private static final String ACTIVE = "active";
    private static final String INACTIVE = "inactive";

    private Meters() {}

    public static Map<String, Handler> handlers() {
        Map<String, Handler> handlers = new HashMap<>();
        handlers.put("POST /v1/billing/meters", Meters::create);
        handlers.put("GET /v1/billing/meters", new Listing(KIND, "/v1/billing/meters", Set.of("status")));
        handlers.put(
                "GET /v1/billing/meters/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())));
        handlers.put("POST /v1/billing/meters/{id}", Meters::rename);
        handlers.put(
                "POST /v1/billing/meters/{id}/deactivate",
                (transaction, params) -> become(transaction, params, ACTIVE, INACTIVE));
        handlers.put(
                "POST /v1/billing/meters/{id}/reactivate",
                (transaction, params) -> become(transaction, params, INACTIVE, ACTIVE));
        handlers.put("GET /v1/billing/meters/{id}/event_summaries", MeterSummaries::list);
        handlers.put("POST /v1/billing/meter_events", Handler.oneAtATime(MeterEvents::create, MeterEvents::lane));
        handlers.put("POST /v1/billing/meter_event_adjustments", MeterAdjustments::create);
        return handlers;
    }

    private static Answer create(Transaction transaction, Params params) {
        String eventName = params.text("event_name").orElseThrow();
        active(transaction, eventName).ifPresent(other -> {
            throw new Refused(StripeError.invalid(
                            "resource_already_exists",
                            "There is already an active meter with event name '" + eventName + "'")
                    .about("event_name"));
        });
        ObjectNode meter = transaction.make(KIND, Ids.next("mtr_"));
        meter.remove("metadata");
        meter.put("status", ACTIVE).put("updated", transaction.now());
        params.copyTo(
                meter,
                "event_name",
                "display_name",
                "default_aggregation",
                "event_time_window",
                "customer_mapping",
                "value_settings");
        if (!params.has("customer_mapping")) {
            meter.withObject("/customer_mapping").put("type", "by_id").put("event_payload_key", USUAL_CUSTOMER_KEY);
        }
        if (!params.has("value_settings")) {
            meter.withObject("/value_settings").put("event_payload_key", "value");
        }
        return kept(transaction, meter, "billing.meter.created");
    }

    private static Answer rename(Transaction transaction, Params params) {
        ObjectNode meter = transaction.demand(KIND, params.id());
        params.copyTo(meter, "display_name");
        return kept(transaction, meter.put("updated", transaction.now()), "billing.meter.updated");
    }

    private static Answer become(Transaction transaction, Params params, String from, String to) {
        ObjectNode meter = transaction.demand(KIND, params.id());
        if (!meter.path("status").asText().equals(from)) {
            throw new Refused(StripeError.invalid(null, "Only an " + from + " meter can be made " + to + "."));
        }
        meter.put("status", to).put("updated", transaction.now());
        if (to.equals(INACTIVE)) {
            meter.withObject("/status_transitions").put("deactivated_at", transaction.now());
            return kept(transaction, meter, "billing.meter.deactivated");
        }
        active(transaction, meter.path("event_name").asText()).ifPresent(other -> {
            throw new Refused(StripeError.invalid(null, "Another active meter has this event name."));
        });
        meter.withObject("/status_transitions").putNull("deactivated_at");
        return kept(transaction, meter, "billing.meter.reactivated");
    }

    private static Answer kept(Transaction transaction, ObjectNode meter, String type) {
        transaction.put(transaction.complete(meter));
        transaction.announce(type, meter);
        return Answer.ok(meter);
    }

    /** What was counted of a customer from the minute in which something began to the one in which it ended. */
    public static long used(Transaction transaction, String meter, String customer, long from, long until) {
        return MeterSummaries.ofMinutes(transaction, meter, customer, from, until);
    }

    /** What a parameter names. */
    public static void demandActive(Transaction transaction, String id, String param) {
        if (!isActive(transaction.demand(KIND, id, param))) {
            throw new Refused(StripeError.invalid(null, "The meter " + id + " is inactive.")
                    .about(param));
        }
    }

    static Optional<ObjectNode> active(Transaction transaction, String eventName) {
        return named(transaction, eventName).filter(Meters::isActive).findFirst();
    }

    static Stream<ObjectNode> named(Transaction transaction, String eventName) {
        return transaction
                .change()
                .newestFirst(KIND)
                .filter(meter -> meter.path("event_name").asText().equals(eventName));
    }

    static boolean isActive(ObjectNode meter) {
        return meter.path("status").asText().equals(ACTIVE);
    }
}
