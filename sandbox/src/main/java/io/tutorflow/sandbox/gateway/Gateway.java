package io.tutorflow.sandbox.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateway, on one event loop. */
final class Gateway extends AbstractVerticle {

    private final String host;
    private final int port;
    private final RouteTable routes;
    private final Upstreams upstreams;
    private final Upstreams pages;
    private final Map<String, HttpProxy> proxies = new HashMap<>();
    private final DocsPages docs = new DocsPages();
    private @Nullable HealthSummary health;

    /** @param pages other servers of the sandbox, by the first segment of their paths */
    Gateway(String host, int port, RouteTable routes, Upstreams upstreams, Upstreams pages) {
        this.host = host;
        this.port = port;
        this.routes = routes;
        this.upstreams = upstreams;
        this.pages = pages;
    }

    @Override
    public void start(Promise<Void> started) {
        HttpClient client = vertx.createHttpClient(clientOptions());
        Lanes lanes = new Lanes(vertx);
        for (String service : routes.services()) {
            proxies.put(service, ServiceProxy.of(service, upstreams.of(service), client, lanes));
        }
        for (String path : pages.services()) {
            proxies.put(path, ServiceProxy.of(path, pages.of(path), client, lanes));
        }
        health = new HealthSummary(vertx, upstreams, client);
        vertx.createHttpServer(serverOptions())
                .requestHandler(this::handle)
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private static HttpClientOptions clientOptions() {
        return new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout((int) Limits.UPSTREAM_KEPT.toSeconds())
                .setMaxPoolSize(Lanes.connections())
                .setMaxHeaderSize(Limits.HEADER_BYTES)
                .setTcpNoDelay(true)
                .setDecompressionSupported(false);
    }

    private HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setMaxHeaderSize(Limits.HEADER_BYTES)
                .setIdleTimeout((int) Limits.CLIENT_IDLE.toSeconds())
                .setHandle100ContinueAutomatically(true)
                .setTcpNoDelay(true);
    }

    private void handle(HttpServerRequest request) {
        String path = pathOf(request.uri());
        Optional<String> service = PublicPath.isClean(path) ? serviceFor(path) : Optional.empty();
        if (service.isPresent()) {
            proxy(request, service.get());
        } else if (isRead(request)) {
            answerItself(request, path);
        } else {
            refuse(request, Problem.notFound(path));
        }
    }

    private Optional<String> serviceFor(String path) {
        Optional<String> page = pages.services().stream()
                .filter(first -> path.startsWith(first + "/"))
                .findFirst();
        return page.isPresent() ? page : routes.serviceFor(path);
    }

    private void proxy(HttpServerRequest request, String service) {
        if (announcedLength(request) > Limits.BODY_BYTES) {
            refuse(request, Problem.tooLarge());
        } else {
            Objects.requireNonNull(proxies.get(service)).handle(request);
        }
    }

    private void answerItself(HttpServerRequest request, String path) {
        if (path.equals("/health") && health != null) {
            health.answer(request.response());
        } else if (!docs.answer(path, request.response())) {
            refuse(request, Problem.notFound(path));
        }
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    /** From the raw request target, as it would be passed on; a server's own idea of the path may be normalized. */
    static String pathOf(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException nonsense) {
            return Long.MAX_VALUE;
        }
    }

    /** The rest of the body is read and discarded, so that the client gets to read the response. */
    private static void refuse(HttpServerRequest request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(problem.body());
        request.resume();
    }
}
