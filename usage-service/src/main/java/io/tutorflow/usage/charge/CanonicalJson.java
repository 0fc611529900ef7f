package io.tutorflow.usage.charge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tutorflow.http.KeptJson;

/** A request's fields as canonical JSON: names in order, no absent fields, plain decimals. */
final class CanonicalJson {

    private static final ObjectMapper MAPPER = KeptJson.mapper()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addMixIn(CreateRequest.class, FieldsOnly.class)
            .addMixIn(CommonFields.class, FieldsOnly.class)
            .build();

    private CanonicalJson() {}

    /** Without prompt, mode and idempotency key, which are stored separately. */
    static String fieldsOf(CreateRequest request) {
        try {
            return MAPPER.writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("This request cannot be serialized: " + request.getClass(), impossible);
        }
    }

    @JsonIgnoreProperties({"prompt", "mode", "idempotencyKey"})
    private interface FieldsOnly {}
}
