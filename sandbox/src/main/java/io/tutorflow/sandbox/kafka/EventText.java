package io.tutorflow.sandbox.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** One event for people: its position, headers and value. */
final class EventText {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private EventText() {}

    static String of(ConsumerRecord<String, String> event) {
        StringBuilder text = new StringBuilder("--- ")
                .append(event.topic())
                .append('/')
                .append(event.partition())
                .append('@')
                .append(event.offset())
                .append(" key ")
                .append(event.key());
        for (Header header : event.headers()) {
            text.append("\n")
                    .append(header.key())
                    .append(": ")
                    .append(new String(header.value(), StandardCharsets.UTF_8));
        }
        return text.append("\n").append(readable(event.value())).toString();
    }

    private static String readable(@Nullable String value) {
        if (value == null) {
            return "(deleted)";
        }
        try {
            return JSON.writeValueAsString(JSON.readTree(value));
        } catch (JsonProcessingException notJson) {
            return value;
        }
    }
}
