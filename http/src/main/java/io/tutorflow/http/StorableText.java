package io.tutorflow.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;

/** Text that PostgreSQL can store: without U+0000 and without unpaired surrogates. */
final class StorableText extends StringDeserializer {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isScalarValue()
                || parser.currentToken().isNumeric()
                || parser.currentToken().isBoolean()) {
            throw MismatchedInputException.from(parser, String.class, "not a string");
        }
        var text = super.deserialize(parser, context);
        if (text != null && text.indexOf('\0') >= 0) {
            throw MismatchedInputException.from(parser, String.class, "has the character U+0000");
        }
        if (text != null && !UTF_8.newEncoder().canEncode(text)) {
            throw MismatchedInputException.from(parser, String.class, "has half of a surrogate pair");
        }
        return text;
    }
}
