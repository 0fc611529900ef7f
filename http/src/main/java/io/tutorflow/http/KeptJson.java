package io.tutorflow.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * Stored JSON, with the same limits for writing and reading, so that whatever was accepted can always be read. Content
 * from outside (a caller's own fields, a generator's results) is read back before it is accepted.
 */
public final class KeptJson {

    /** In characters of a number written out: enough for any double. */
    public static final int NUMBER = 500;

    /** In characters of a field's name. */
    public static final int NAME = 10_000;

    /** Levels of content from outside. */
    public static final int DEPTH = 100;

    /** In characters of a whole document. */
    public static final int DOCUMENT = 2_000_000;

    /** Levels that we add around content from outside. */
    private static final int AROUND = 20;

    private static final JsonFactory FOREIGN = factory(DEPTH);
    private static final ObjectMapper MAPPER = mapper().build();

    private KeptJson() {}

    /** For classes that write stored JSON in a form of their own. */
    public static JsonMapper.Builder mapper() {
        return JsonMapper.builder(factory(DEPTH + AROUND))
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    }

    /** Content from outside as it will be stored; empty if it exceeds a limit. */
    public static Optional<String> taken(Object foreign, int mostCharacters) {
        return written(foreign)
                .filter(text -> text.codePointCount(0, text.length()) <= mostCharacters)
                .filter(KeptJson::canBeKept);
    }

    /** A document of ours around accepted content; empty if it has become too long. */
    public static Optional<String> document(Object document) {
        return written(document).filter(text -> text.length() <= DOCUMENT);
    }

    public static <T> T read(String kept, Class<T> type) {
        try {
            return MAPPER.readValue(kept, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    public static <T> T read(String kept, TypeReference<T> type) {
        try {
            return MAPPER.readValue(kept, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static Optional<String> written(Object value) {
        try {
            return Optional.of(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException tooMuch) {
            return Optional.empty();
        }
    }

    private static boolean canBeKept(String text) {
        if (!UTF_8.newEncoder().canEncode(text)) {
            return false;
        }
        try (var parser = FOREIGN.createParser(text)) {
            while (parser.nextToken() != null) {
                demandReadable(parser);
            }
            return true;
        } catch (IOException | ArithmeticException | NumberFormatException unreadable) {
            return false;
        }
    }

    /** Numbers are only converted on demand; PostgreSQL cannot store U+0000. */
    private static void demandReadable(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_STRING, FIELD_NAME -> {
                if (parser.getText().indexOf('\0') >= 0) {
                    throw new IOException("U+0000");
                }
            }
            case null, default -> {}
        }
    }

    private static JsonFactory factory(int depth) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(NUMBER)
                        .maxNameLength(NAME)
                        .maxStringLength(DOCUMENT)
                        .maxNestingDepth(depth)
                        .build())
                .streamWriteConstraints(
                        StreamWriteConstraints.builder().maxNestingDepth(depth).build())
                .build();
    }
}
