package io.tutorflow.sandbox.stripe.meter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;

/** Takes an event back, within a day of its arrival. */
final class MeterAdjustments {

    private MeterAdjustments() {}

    static Answer create(Transaction transaction, Params params) {
        String identifier = params.text("cancel/identifier")
                .orElseThrow(() -> new Refused(
                        StripeError.invalid("parameter_missing", "Missing required param: cancel[identifier].")
                                .about("cancel[identifier]")));
        String eventName = params.text("event_name").orElseThrow();
        ObjectNode event = MeterEvents.known(transaction, identifier)
                .filter(known -> known.path("event_name").asText().equals(eventName))
                .orElseThrow(() -> new Refused(StripeError.invalid(
                                "resource_missing",
                                "No meter event of the last 24 hours with identifier " + identifier + ".")
                        .about("cancel[identifier]")));
        withdraw(transaction, event, "cancelled");
        ObjectNode adjustment = JsonNodeFactory.instance
                .objectNode()
                .put("object", "billing.meter_event_adjustment")
                .put("event_name", eventName)
                .put("livemode", false)
                .put("status", "complete")
                .put("type", "cancel");
        adjustment.putObject("cancel").put("identifier", identifier);
        return Answer.ok(adjustment);
    }

    /** It counts no longer. */
    static void withdraw(Transaction transaction, ObjectNode event, String state) {
        if (event.path("state").asText().equals("counted")) {
            MeterSummaries.add(transaction, event, -event.path("value").asLong());
        }
        transaction.change().put(MeterEvents.KIND, event.put("state", state));
    }
}
