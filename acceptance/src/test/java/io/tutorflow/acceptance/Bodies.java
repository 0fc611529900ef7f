package io.tutorflow.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

/** A good body for each operation that takes one, from {@code bodies.json}. */
final class Bodies {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String SLUG = "${slug}";
    private static final String MONTH = "${month}";
    private static final String SCENES = "\"${sceneIds}\"";

    private final JsonNode bodies = read(Resource.text("bodies.json"));

    /** Empty if the operation takes none. */
    String of(Operation operation, Tenant tenant) {
        var body = bodies.path(operation.name());
        if (body.isMissingNode()) {
            if (!operation.bodySchema().isMissingNode()) {
                throw new IllegalStateException("bodies.json has none for " + operation.name());
            }
            return "";
        }
        var text = body.toString()
                .replace(SLUG, "matrix-" + UUID.randomUUID())
                .replace(MONTH, YearMonth.now(ZoneOffset.UTC).toString());
        return text.contains(SCENES) ? text.replace(SCENES, tenant.sceneIds()) : text;
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
