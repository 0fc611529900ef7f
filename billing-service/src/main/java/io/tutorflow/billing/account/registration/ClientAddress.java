package io.tutorflow.billing.account.registration;

import io.vertx.core.http.HttpServerRequest;

/** The address that a request comes from, as the gateway that we trust says. */
final class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private ClientAddress() {}

    /**
     * Whether the peer is trusted is settled before ({@code quarkus.http.proxy.trusted-proxies}). Of several forwarded
     * addresses the last is the one that the gateway saw; those before it are what the client claims.
     */
    static String of(HttpServerRequest request) {
        var peer = request.connection().remoteAddress();
        var claimed = request.remoteAddress();
        var forwarded = request.getHeader(FORWARDED_FOR);
        return forwarded == null || claimed.equals(peer)
                ? claimed.host()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).trim();
    }
}
