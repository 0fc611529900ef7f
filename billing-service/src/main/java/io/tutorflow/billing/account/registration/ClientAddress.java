package io.tutorflow.billing.account.registration;

import io.vertx.core.http.HttpServerRequest;

/** The address of the client, as reported by a trusted gateway. */
final class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private ClientAddress() {}

    /**
     * Whether the peer is trusted has already been decided ({@code quarkus.http.proxy.trusted-proxies}). Of several
     * forwarded addresses the last is the one that the gateway saw; the others are the client's claims.
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
