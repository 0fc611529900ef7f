package io.tutorflow.usage.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ServiceCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Usage measured elsewhere, as CloudEvents. */
@Path("/internal/usage-events")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal", description = "For the other services only.")
class UsageEventResource {

    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    private final Ingesting ingesting;
    private final ObjectMapper mapper;

    UsageEventResource(Ingesting ingesting, ObjectMapper mapper) {
        this.ingesting = ingesting;
        this.mapper = mapper;
    }

    @POST
    @Consumes(ONE)
    @Operation(
            operationId = "ingestUsageEvent",
            summary = "Record usage that was measured elsewhere",
            description = "One CloudEvent (1.0, structured JSON) of type io.tutorflow.usage.measured.v1; subject is the"
                    + " account that pays, data has category, units and optionally inputTokens, outputTokens,"
                    + " providerCostUsd and metadata. It is priced by the catalogue in force at its time (at most 35"
                    + " days ago, at most 5 minutes ahead), recorded and finalized in one write, and captured without"
                    + " a hold. Source and id name it for ever: a repeat is a duplicate and changes nothing.")
    @APIResponse(responseCode = "200", description = "What became of it; 200 also if it is refused")
    @APIResponse(responseCode = "400", description = "Not JSON")
    @APIResponse(responseCode = "401", description = "The service token is missing or not accepted")
    @APIResponse(responseCode = "503", description = "Nothing was recorded; ask again with the same event")
    public Uni<BatchAnswer> one(byte[] body) {
        return ingest(() -> List.of(parse(body)));
    }

    @POST
    @Consumes(BATCH)
    @Operation(
            operationId = "ingestUsageEvents",
            summary = "Record a batch of usage that was measured elsewhere",
            description = "Up to 1,000 CloudEvents as a JSON array. Those that can be recorded are, all together; each"
                    + " of the others is refused with its reason.")
    @APIResponse(responseCode = "200", description = "What became of each")
    @APIResponse(responseCode = "400", description = "Not a JSON array of 1 to 1,000 events")
    @APIResponse(responseCode = "401", description = "The service token is missing or not accepted")
    @APIResponse(responseCode = "503", description = "Nothing was recorded; ask again with the same events")
    public Uni<BatchAnswer> batch(byte[] body) {
        return ingest(() -> eventsOf(parse(body)));
    }

    /** Reading a megabyte takes too long for the event loop. */
    private Uni<BatchAnswer> ingest(java.util.function.Supplier<List<JsonNode>> events) {
        return ingesting.ingest(events).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static List<JsonNode> eventsOf(JsonNode body) {
        if (!body.isArray() || body.isEmpty() || body.size() > IngestionLimits.EVENTS) {
            throw ApiProblem.invalid("the body must be an array of 1 to " + IngestionLimits.EVENTS + " events");
        }
        var events = new ArrayList<JsonNode>(body.size());
        body.forEach(events::add);
        return events;
    }

    private JsonNode parse(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException e) {
            throw ApiProblem.invalid("the body must be JSON: " + e.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("A body in memory that cannot be read", impossible);
        }
    }
}
