package io.tutorflow.events;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * How events are written as JSON: plain decimals, ISO 8601 times; unknown fields are ignored. Types are read as the
 * schemas say, without coercion; each event's constructor checks its values.
 */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(TextTimes.module())
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new AbsentFields(), new JacksonAnnotationIntrospector()))
            .injectableValues(AbsentFields.values())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Boolean, Fail)
                            .setCoercion(CoercionInputShape.Integer, Fail)
                            .setCoercion(CoercionInputShape.Float, Fail))
            .withCoercionConfig(LogicalType.OtherScalar, ids -> ids.setCoercion(CoercionInputShape.EmptyString, Fail))
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private EventJson() {}

    public static String write(Record event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("This event cannot be serialized: " + event.getClass(), impossible);
        }
    }

    /** @throws UnreadableEvent if the text is not such an event */
    public static <T extends Record> T read(String json, Class<T> type) {
        try {
            var event = MAPPER.readValue(json, type);
            if (event == null) {
                throw new UnreadableEvent(type.getSimpleName() + ": is null");
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent(type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
