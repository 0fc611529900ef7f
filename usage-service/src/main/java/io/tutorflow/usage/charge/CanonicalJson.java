package io.tutorflow.usage.charge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tutorflow.http.KeptJson;

/** A request's fields as JSON in one way only: names in order, nothing for what is not given, plain decimals. */
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

    /** Less prompt, mode and idempotency key, which are kept beside it. */
    static String fieldsOf(CreateRequest request) {
        try {
            return MAPPER.writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A request that cannot be written: " + request.getClass(), impossible);
        }
    }

    @JsonIgnoreProperties({"prompt", "mode", "idempotencyKey"})
    private interface FieldsOnly {}
}
