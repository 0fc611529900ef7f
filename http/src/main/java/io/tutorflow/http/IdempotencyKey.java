package io.tutorflow.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The caller's name for a request, which makes retries safe; in the header, in the body, or in both. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";

    /** In characters: enough for any naming scheme, and cheap to store. */
    public static final int LIMIT = 255;

    private IdempotencyKey() {}

    /** @param header as read by {@link #ofHeaders} */
    public static @Nullable String of(@Nullable String header, @Nullable String body) {
        if (header == null) {
            return body;
        }
        if (body != null && !body.equals(header)) {
            throw ApiProblem.invalid("idempotencyKey differs from the header " + HEADER);
        }
        return header;
    }

    /**
     * The key in the headers, which may be repeated.
     *
     * @param lines one character per byte, as HTTP headers are read
     */
    static String ofHeaders(List<String> lines) {
        var values = lines.stream().map(IdempotencyKey::utf8).distinct().toList();
        if (values.size() > 1) {
            throw ApiProblem.invalid(HEADER + " is present twice with different values");
        }
        var value = values.getFirst();
        if (value.isBlank() || value.codePointCount(0, value.length()) > LIMIT) {
            throw ApiProblem.invalid(HEADER + " must have 1 to " + LIMIT + " characters");
        }
        return value;
    }

    private static String utf8(String line) {
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(line.getBytes(ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw ApiProblem.invalid(HEADER + " must be UTF-8");
        }
    }
}
