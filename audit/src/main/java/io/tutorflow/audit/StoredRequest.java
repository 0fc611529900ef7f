package io.tutorflow.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What usage-service keeps of a request or an event, as JSON. */
final class StoredRequest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredRequest() {}

    /** Empty if it has no such text, or cannot be read. */
    static Optional<String> text(@Nullable String stored, String field) {
        try {
            return Optional.ofNullable(stored)
                    .map(StoredRequest::read)
                    .map(read -> read.path(field).textValue());
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
