package io.tutorflow.usage.charge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A request's fields as JSON in one way only: names in order, nothing for what is not given, plain decimals. */
final class CanonicalJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addMixIn(CreateRequest.class, FieldsOnly.class)
            .addMixIn(CommonFields.class, FieldsOnly.class)
            .build();

    private CanonicalJson() {}

    /** Less prompt, mode and idempotency key, which are kept beside it. */
    static String fieldsOf(CreateRequest request) {
        try {
            return MAPPER.writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A request that cannot be written: " + request.getClass(), impossible);
        }
    }

    /** As text; what cannot be written, or not as UTF-8, is longer than any limit. */
    static int lengthOf(Object value) {
        try {
            var text = MAPPER.writeValueAsString(value);
            return UTF_8.newEncoder().canEncode(text) ? text.length() : Integer.MAX_VALUE;
        } catch (JsonProcessingException tooLong) {
            return Integer.MAX_VALUE;
        }
    }

    @JsonIgnoreProperties({"prompt", "mode", "idempotencyKey"})
    private interface FieldsOnly {}
}
