package io.tutorflow.sandbox.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether every service behind the gateway is ready, at {@code GET /health}; checked at most once a second. */
final class HealthSummary {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long KEPT_MILLIS = 1_000;

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final HttpClient client;
    private boolean fresh;
    private Future<JsonObject> latest = Future.failedFuture("never asked");

    HealthSummary(Vertx vertx, Upstreams upstreams, HttpClient client) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.client = client;
    }

    void answer(HttpServerResponse response) {
        if (!fresh) {
            fresh = true;
            latest = ask();
            vertx.setTimer(KEPT_MILLIS, timer -> fresh = false);
        }
        latest.onSuccess(
                summary -> response.setStatusCode(summary.getString("status").equals("UP") ? 200 : 503)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(summary.toBuffer()));
    }

    private Future<JsonObject> ask() {
        List<Future<Void>> answers = new ArrayList<>();
        JsonObject services = new JsonObject();
        for (String service : upstreams.services()) {
            services.put(service, "UP");
            for (SocketAddress address : upstreams.of(service).all()) {
                answers.add(isReady(address)
                        .onSuccess(ready -> {
                            if (!ready) {
                                services.put(service, "DOWN");
                            }
                        })
                        .mapEmpty());
            }
        }
        return Future.join(answers).map(all -> {
            boolean up = services.stream().allMatch(entry -> entry.getValue().equals("UP"));
            return new JsonObject().put("status", up ? "UP" : "DOWN").put("services", services);
        });
    }

    private Future<Boolean> isReady(SocketAddress address) {
        RequestOptions options = new RequestOptions()
                .setServer(address)
                .setMethod(HttpMethod.GET)
                .setURI("/q/health/ready")
                .setTimeout(PATIENCE.toMillis());
        return client.request(options)
                .compose(request -> request.send())
                .compose(response -> response.end().map(end -> response.statusCode() == 200))
                .recover(failure -> Future.succeededFuture(false));
    }
}
