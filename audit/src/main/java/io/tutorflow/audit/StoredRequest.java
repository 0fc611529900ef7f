package io.tutorflow.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What usage-service keeps of a request or an event, as JSON. */
final class StoredRequest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final int DECIMALS = 4;

    private StoredRequest() {}

    /** Empty if it has no such text, or cannot be read. */
    static Optional<String> text(@Nullable String stored, String field) {
        return field(stored, field).map(JsonNode::textValue);
    }

    /** The same of an object in it. */
    static Optional<String> inside(@Nullable String stored, String object, String field) {
        return field(stored, object).map(found -> found.path(field).textValue());
    }

    /** Empty if it has no such number with at most 4 decimals, or cannot be read. */
    static Optional<BigDecimal> number(@Nullable String stored, String field) {
        return field(stored, field)
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .filter(number -> number.scale() <= DECIMALS);
    }

    /** The course that an activity is for; null if it is for none. */
    static @Nullable String courseId(@Nullable String stored) {
        return field(stored, "target")
                .map(target -> target.path("courseId").textValue())
                .orElse(null);
    }

    private static Optional<JsonNode> field(@Nullable String stored, String field) {
        try {
            return Optional.ofNullable(stored).map(StoredRequest::read).map(read -> read.path(field));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static JsonNode read(String stored) {
        try {
            return JSON.readTree(stored);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }
}
