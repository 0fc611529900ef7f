package io.tutorflow.sandbox.stripe.api;

import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param headers by their names in lower case
 */
public record Call(String method, String path, String query, Map<String, String> headers, String body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The parameters, wherever the method has them. */
    String form() {
        return body.isEmpty() ? query : query.isEmpty() ? body : query + "&" + body;
    }
}
