package io.tutorflow.usage.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.MultiMap;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Map;

/**
 * A CloudEvent in binary mode of the HTTP binding (1.0.2), the default of SDKs: attributes are headers that start with
 * {@code ce-}, the body is the data.
 */
final class BinaryEvent {

    private static final String PREFIX = "ce-";

    private static final int NONE = -1;

    private BinaryEvent() {}

    static boolean isOne(MultiMap headers) {
        return headers.contains(PREFIX + "specversion");
    }

    /** In the form of the structured mode. */
    static JsonNode of(MultiMap headers, JsonNode data) {
        var event = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, String> header : headers) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                event.put(name.substring(PREFIX.length()), decoded(header.getValue()));
            }
        }
        return event.set("data", data);
    }

    /**
     * A percent sign with two hexadecimal digits is a byte of UTF-8; SDKs that encode nothing send other percent signs.
     */
    private static String decoded(String value) {
        var bytes = new ByteArrayOutputStream(value.length());
        for (int i = 0; i < value.length(); i++) {
            int octet = value.charAt(i) == '%' ? octet(value, i + 1) : NONE;
            if (octet != NONE) {
                bytes.write(octet);
                i += 2;
            } else {
                bytes.writeBytes(value.substring(i, i + 1).getBytes(UTF_8));
            }
        }
        return bytes.toString(UTF_8);
    }

    private static int octet(String value, int from) {
        if (from + 2 <= value.length()) {
            int high = Character.digit(value.charAt(from), 16);
            int low = Character.digit(value.charAt(from + 1), 16);
            if (high >= 0 && low >= 0) {
                return high * 16 + low;
            }
        }
        return NONE;
    }
}
