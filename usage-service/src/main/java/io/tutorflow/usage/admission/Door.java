package io.tutorflow.usage.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Admits creates and ingestion, or turns them away before they are authenticated and their bodies are read: under
 * overload a refusal costs almost nothing, and what is admitted is answered in time.
 */
@ApplicationScoped
class Door {

    /** Before authentication, which Quarkus runs at 200. */
    private static final int BEFORE_ALL = 1_000;

    private final Owners owners;
    private final Arrivals arrivals;
    private final LoopLag lag;
    private final AdmissionMetrics told;
    private final Buffer body;
    private final String retryAfter;

    Door(AdmissionConfig config, Owners owners, ObjectMapper mapper, MeterRegistry metrics)
            throws JsonProcessingException {
        this.owners = owners;
        this.told = new AdmissionMetrics(metrics);
        this.arrivals = new Arrivals(config, System::nanoTime, told::cameThrough);
        this.lag = new LoopLag(told::late);
        told.watch(arrivals);
        var noRoom = ApiProblem.notNow("The service is handling as many requests as it can");
        this.body = Buffer.buffer(mapper.writeValueAsBytes(noRoom.body()));
        this.retryAfter = noRoom.response().getHeaderString(HttpHeaders.RETRY_AFTER.toString());
    }

    void open(@Observes Filters filters) {
        filters.register(this::judge, BEFORE_ALL);
    }

    private void judge(RoutingContext context) {
        var request = context.request();
        if (!ShedPaths.has(request.method(), context.normalizedPath())) {
            context.next();
            return;
        }
        switch (arrivals.arrive(owners.of(request), lag.now())) {
            case Arrival.Admitted admitted -> letIn(context, admitted.place());
            case Arrival.Refused refused -> turnAway(context, refused.why());
        }
    }

    private static void letIn(RoutingContext context, Place place) {
        place.isOfThisRequest();
        context.addEndHandler(ended -> place.leave());
        context.next();
    }

    /** The rest of the body is read and discarded, so that the client gets to read the response. */
    private void turnAway(RoutingContext context, Refusal why) {
        told.turnedAway(why);
        context.response()
                .setStatusCode(ErrorCode.PLATFORM_UNAVAILABLE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.RETRY_AFTER, retryAfter)
                .end(body);
        context.request().resume();
    }
}
