package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A request that is odd in one way, or in a few.
 *
 * @param oddity what is odd, to find the request again
 */
record Probe(String oddity, String method, String path, Supplier<byte[]> body, List<String> headers) {

    /** An operation called as it should be, from which probes differ. */
    record Usual(Operation operation, String path, String body) {

        Probe body(String oddity, String text) {
            return body(oddity, text.getBytes(UTF_8));
        }

        Probe body(String oddity, byte[] bytes) {
            return new Probe(
                    oddity, operation.method(), path, () -> bytes, List.of("Content-Type", "application/json"));
        }

        Probe path(String oddity, String other) {
            return new Probe(
                    oddity,
                    operation.method(),
                    other,
                    () -> body.getBytes(UTF_8),
                    List.of("Content-Type", "application/json"));
        }

        Probe headers(String oddity, String... headers) {
            return new Probe(oddity, operation.method(), path, () -> body.getBytes(UTF_8), List.of(headers));
        }

        /** Besides the content type. */
        Probe header(String name, String value) {
            return headers(
                    name + ": " + shortened(value),
                    Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(name, value))
                            .toArray(String[]::new));
        }
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…(" + text.length() + ")";
    }

    @Override
    public String toString() {
        return method + " " + shortened(path) + " with " + oddity;
    }
}
