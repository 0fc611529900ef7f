package io.tutorflow.sandbox.identity;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a browser or the client gets. */
record Reply(int status, Map<String, String> headers, String body) {

    private static final int NO_BODY = -1;

    static Reply json(int status, String body) {
        return new Reply(status, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"), body);
    }

    static Reply page(int status, String body) {
        return new Reply(
                status,
                Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Cache-Control", "no-store",
                        "Content-Security-Policy",
                                "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
                                        + " frame-ancestors 'none'",
                        "Referrer-Policy", "no-referrer",
                        "X-Content-Type-Options", "nosniff"),
                body);
    }

    static Reply style(String body) {
        return new Reply(200, Map.of("Content-Type", "text/css; charset=utf-8"), body);
    }

    static Reply redirect(String address) {
        return new Reply(303, Map.of("Location", address, "Cache-Control", "no-store"), "");
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? NO_BODY : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
