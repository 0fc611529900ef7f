package io.tutorflow.sandbox.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lanes of one event loop. Requests that may be shed have their own lane, so that they never block those that may
 * not: reads, and reports of renderers and Stripe.
 */
final class Lanes {

    private static final List<String> REPORTS = List.of("/callbacks/", "/webhooks/");

    private final Vertx vertx;
    private final Map<Key, Lane> lanes = new HashMap<>();

    Lanes(Vertx vertx) {
        this.vertx = vertx;
    }

    Lane of(SocketAddress replica, HttpServerRequest request) {
        return lanes.computeIfAbsent(new Key(replica, mayBeShed(request)), key -> newLane());
    }

    /** The caller of a request, as far as a gateway can tell. */
    static String callerOf(HttpServerRequest request) {
        String credential = request.getHeader(HttpHeaders.AUTHORIZATION);
        return credential == null ? request.remoteAddress().host() : credential;
    }

    /** Both lanes of every replica together. */
    static int connections() {
        return 2 * perLoop(Limits.IN_FLIGHT);
    }

    private Lane newLane() {
        return new Lane(
                perLoop(Limits.IN_FLIGHT),
                perLoop(Limits.QUEUED),
                work -> vertx.setTimer(Limits.QUEUE_PATIENCE.toMillis(), ignored -> work.run()));
    }

    private static int perLoop(int all) {
        return all / EventLoops.count();
    }

    private static boolean mayBeShed(HttpServerRequest request) {
        return !request.method().equals(HttpMethod.GET)
                && !request.method().equals(HttpMethod.HEAD)
                && REPORTS.stream().noneMatch(request.uri()::startsWith);
    }

    private record Key(SocketAddress replica, boolean mayBeShed) {}
}
