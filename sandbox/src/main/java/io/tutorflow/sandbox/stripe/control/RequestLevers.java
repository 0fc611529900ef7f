package io.tutorflow.sandbox.stripe.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.sandbox.stripe.api.Api;
import io.tutorflow.sandbox.stripe.api.Fault;
import io.tutorflow.sandbox.stripe.api.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What came in, and what is to go wrong with what will. */
public record RequestLevers(Api api) {

    private static final int USUAL_STATUS = 500;

    void addTo(Control control) {
        control.add("GET requests", (id, body) -> seen());
        control.add("DELETE requests", (id, body) -> {
            api.log().clear();
            return seen();
        });
        control.add("GET assumptions", (id, body) -> Map.of("assumptions", Api.assumptions()));
        control.add("GET faults", (id, body) -> laid());
        control.add("PUT faults", (id, body) -> {
            api.lay(fault(body));
            return laid();
        });
        control.add("DELETE faults", (id, body) -> {
            api.faults().clear();
            return laid();
        });
    }

    private Object seen() {
        return Map.of("counts", api.log().counts(), "invalid", api.log().invalid());
    }

    private static Faults.Laid fault(JsonNode body) {
        return new Faults.Laid(
                body.path("operation").asText("*"),
                body.path("times").asInt(1),
                Fault.named(
                        body.path("kind").asText(),
                        body.path("status").asInt(USUAL_STATUS),
                        Duration.ofMillis(body.path("millis").asLong())));
    }

    private Object laid() {
        List<Map<String, Object>> all = api.faults().all().stream()
                .map(laid -> Map.<String, Object>of(
                        "operation", laid.operation(),
                        "times", laid.times(),
                        "fault", laid.fault().toString()))
                .toList();
        return Map.of("faults", all);
    }
}
