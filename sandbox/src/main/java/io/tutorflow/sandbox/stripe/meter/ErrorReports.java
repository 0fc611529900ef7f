package io.tutorflow.sandbox.stripe.meter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells of events that turned out not to count: by a notification that is thin, whose data has to be asked for. */
final class ErrorReports {

    private static final String TYPE = "v1.billing.meter.error_report_triggered";

    /** Of events whose meter there is not. */
    private static final String NO_METER = "v1.billing.meter.no_meter_found";

    /** Not every event is named: Stripe gives samples. */
    private static final int MOST_SAMPLES = 5;

    /** An event and what is wrong with it. */
    record Found(ObjectNode event, MeterFault fault) {

        private boolean hasNoMeter() {
            return fault.code().equals(MeterFault.NO_METER);
        }

        private String meter() {
            return event.path("meter").asText();
        }
    }

    private ErrorReports() {}

    static void tell(Transaction transaction, List<Found> faults) {
        List<Found> homeless = faults.stream().filter(Found::hasNoMeter).toList();
        if (!homeless.isEmpty()) {
            transaction.announceThin(NO_METER, data(transaction, homeless), null);
        }
        faults.stream()
                .filter(found -> !found.hasNoMeter())
                .collect(Collectors.groupingBy(Found::meter, TreeMap::new, Collectors.toList()))
                .forEach((meter, found) -> tell(transaction, meter, found));
    }

    private static void tell(Transaction transaction, String meter, List<Found> found) {
        ObjectNode related = JsonNodeFactory.instance
                .objectNode()
                .put("id", meter)
                .put("type", Meters.KIND)
                .put("url", "/v1/billing/meters/" + meter);
        transaction.announceThin(TYPE, data(transaction, found), related);
    }

    private static ObjectNode data(Transaction transaction, List<Found> found) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        String now = Instant.ofEpochSecond(transaction.now()).toString();
        data.put("developer_message_summary", "There is " + found.size() + " invalid event(s) for this meter")
                .put("validation_start", now)
                .put("validation_end", now);
        ObjectNode reason = data.putObject("reason").put("error_count", found.size());
        ArrayNode types = reason.putArray("error_types");
        Map<String, List<Found>> byCode = found.stream()
                .collect(Collectors.groupingBy(it -> it.fault().code(), TreeMap::new, Collectors.toList()));
        byCode.forEach((code, of) -> {
            ObjectNode type = types.addObject().put("code", code).put("error_count", of.size());
            ArrayNode samples = type.putArray("sample_errors");
            of.stream()
                    .limit(MOST_SAMPLES)
                    .forEach(it -> samples.addObject()
                            .put("error_message", it.fault().message())
                            .putObject("request")
                            .put("identifier", it.event().path("identifier").asText()));
        });
        return data;
    }
}
