package io.tutorflow.billing.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The bodies of webhooks: written once, when the event is created, and signed and sent unchanged. */
@ApplicationScoped
class Payloads {

    private final ObjectMapper json;

    Payloads(ObjectMapper json) {
        this.json = json;
    }

    String write(WebhookType type, Instant at, Object data) {
        try {
            return json.writeValueAsString(new Payload(type.text(), at, data));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("This data cannot be serialized: " + data.getClass(), impossible);
        }
    }

    Map<String, Object> read(String payload) {
        return read(payload, new TypeReference<>() {});
    }

    List<DeliveryBody.Attempt> readAttempts(String attempts) {
        return read(attempts, new TypeReference<>() {});
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Stored JSON that cannot be read", impossible);
        }
    }

    private record Payload(String type, Instant timestamp, Object data) {}
}
