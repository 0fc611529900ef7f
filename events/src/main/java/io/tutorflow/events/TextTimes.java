package io.tutorflow.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** Reads times and dates from ISO 8601 text, never from a number or a list. */
final class TextTimes<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1;

    private final transient Function<String, T> parser;

    private TextTimes(Class<T> type, Function<String, T> parser) {
        super(type);
        this.parser = parser;
    }

    static SimpleModule module() {
        return new SimpleModule("text times")
                .addDeserializer(Instant.class, new TextTimes<>(Instant.class, Instant::parse))
                .addDeserializer(LocalDate.class, new TextTimes<>(LocalDate.class, LocalDate::parse));
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return (T) context.handleUnexpectedToken(handledType(), json);
        }
        try {
            return parser.apply(json.getText());
        } catch (DateTimeException e) {
            return (T) context.handleWeirdStringValue(handledType(), json.getText(), "not an ISO 8601 time");
        }
    }
}
