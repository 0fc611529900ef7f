package io.tutorflow.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers in Prometheus' text format unless the request names a format, as Prometheus itself does. */
@ApplicationScoped
class MetricsAsText {

    private static final String PATH = "/q/metrics";
    private static final String TEXT = "text/plain";
    private static final int BEFORE_METRICS = 100;

    void add(@Observes Filters filters) {
        filters.register(MetricsAsText::choose, BEFORE_METRICS);
    }

    private static void choose(RoutingContext context) {
        var request = context.request();
        if (PATH.equals(request.path())) {
            var accepted = request.getHeader(HttpHeaders.ACCEPT);
            if (accepted == null || accepted.equals("*/*")) {
                request.headers().set(HttpHeaders.ACCEPT, TEXT);
            }
        }
        context.next();
    }
}
