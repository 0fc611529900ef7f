package io.tutorflow.sandbox.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What services are told about the client, instead of the client's own claims. */
final class ForwardedHeaders {

    private static final String CLIENT = "X-Forwarded-For";
    private static final List<String> CLAIMS =
            List.of(CLIENT, "Forwarded", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto", "X-Real-IP");

    private ForwardedHeaders() {}

    /**
     * Replaces everything that the client claims about itself, and drops headers that concern only its connection to
     * the gateway.
     */
    static void set(MultiMap headers, HttpServerRequest request) {
        String client = client(request.remoteAddress().hostAddress(), headers.get(CLIENT));
        CLAIMS.forEach(headers::remove);
        headers.set(CLIENT, client);
        String named = headers.get(HttpHeaders.CONNECTION);
        if (named != null) {
            for (String header : named.split(",")) {
                headers.remove(header.strip());
            }
        }
        // The gateway itself has told the client to continue.
        headers.remove(HttpHeaders.EXPECT);
    }

    /**
     * The peer; but a peer on the same machine is a proxy or a test, and its statement about its client is believed.
     */
    static String client(String peer, @Nullable String claimed) {
        if (claimed == null || claimed.isBlank() || !isLoopback(peer)) {
            return peer;
        }
        String last = claimed.substring(claimed.lastIndexOf(',') + 1).strip();
        return last.isEmpty() ? peer : last;
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }
}
