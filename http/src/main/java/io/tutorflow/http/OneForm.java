package io.tutorflow.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a time, a date or an id from a string in its one form, never from a number or an empty value. */
final class OneForm<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final Pattern form;
    private final transient Function<String, T> reader;

    OneForm(Class<T> type, String form, Function<String, T> reader) {
        super(type);
        this.form = Pattern.compile(form);
        this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)
                && form.matcher(parser.getText()).matches()) {
            try {
                return reader.apply(parser.getText());
            } catch (RuntimeException noSuchDay) {
                throw mismatch(parser);
            }
        }
        throw mismatch(parser);
    }

    private MismatchedInputException mismatch(JsonParser parser) {
        return MismatchedInputException.from(parser, handledType(), "not in its form");
    }
}
