package io.tutorflow.usage.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ServiceCaller;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Usage measured elsewhere, as CloudEvents. */
@Path("/internal/usage-events")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal", description = "For services only.")
class UsageEventResource {

    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    private final IngestingEvents ingesting;
    private final EventParser parser;

    UsageEventResource(IngestingEvents ingesting, EventParser parser) {
        this.ingesting = ingesting;
        this.parser = parser;
    }

    @POST
    @Consumes(ONE)
    @Operation(
            operationId = "ingestUsageEvent",
            summary = "Record usage measured elsewhere",
            description = "Takes one CloudEvent (1.0, structured JSON; or binary, with attributes in ce-… headers and"
                    + " data as an application/json body) of type io.tutorflow.usage.measured.v1. subject is the"
                    + " account that pays; data has category, units and optionally inputTokens, outputTokens,"
                    + " providerCostUsd and metadata; of a school's activity also variant, teacherId and target. The usage is priced from what was in force at the"
                    + " event's time (at most 35 days ago, at most 5 minutes ahead), recorded and finalized in one"
                    + " write, and captured without a hold. source and id identify the event for ever: a repeat is"
                    + " a duplicate and changes nothing.")
    @APIResponse(responseCode = "200", description = "The outcome, with status 200 even if the event is refused")
    @APIResponse(responseCode = "400", description = "The body is not JSON")
    @APIResponse(responseCode = "401", description = "The service token is missing or not accepted")
    @APIResponse(responseCode = "503", description = "Nothing was recorded; send the same event again")
    public Uni<BatchAnswer> one(byte @Nullable [] body) {
        return ingest(() -> List.of(parser.one(body)));
    }

    @POST
    @Consumes(BATCH)
    @Operation(
            operationId = "ingestUsageEvents",
            summary = "Record a batch of usage measured elsewhere",
            description = "Takes up to 1,000 CloudEvents as a JSON array. Valid events are recorded together; each of"
                    + " the others is refused with a reason.")
    @APIResponse(responseCode = "200", description = "The outcome of each event")
    @APIResponse(responseCode = "400", description = "The body is not a JSON array of 1 to 1,000 events")
    @APIResponse(responseCode = "401", description = "The service token is missing or not accepted")
    @APIResponse(responseCode = "503", description = "Nothing was recorded; send the same events again")
    public Uni<BatchAnswer> batch(byte @Nullable [] body) {
        return ingest(() -> parser.batch(body));
    }

    /** The default mode of SDKs; anything else sent here is told what is accepted. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Uni<BatchAnswer> binary(HttpServerRequest request, byte @Nullable [] body) {
        var headers = request.headers();
        if (!BinaryEvent.isOne(headers) || !isJson(request)) {
            throw ApiProblem.invalid("Content-Type must be " + ONE + " or " + BATCH
                    + ", or application/json with the headers ce-specversion, ce-type, ce-source, ce-id,"
                    + " ce-subject and ce-time");
        }
        return ingest(() -> List.of(BinaryEvent.of(headers, parser.one(body))));
    }

    private static boolean isJson(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(MediaType.valueOf(type));
    }

    /** Reading a megabyte takes too long for the event loop. */
    private Uni<BatchAnswer> ingest(Supplier<List<JsonNode>> events) {
        return ingesting.ingest(events).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
