package io.tutorflow.usage.history;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.usage.record.Grouping;
import io.tutorflow.usage.record.Period;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A workspace's usage over HTTP. */
@Path("/v1/platform/agent/usage")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
@Tag(name = "Usage", description = "What was asked for, and what it costs.")
class HistoryResource {

    private final ReadingHistory history;
    private final SecurityIdentity identity;

    HistoryResource(ReadingHistory history, SecurityIdentity identity) {
        this.history = history;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "listUsage",
            summary = "The workspace's usage records, newest first",
            description = "By limit and offset, or, for long histories, by limit and cursor.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "Something asked for is not valid; the message names it")
    public Uni<HistoryPageView> list(
            @QueryParam("from") @Parameter(description = HistoryRequest.FROM) @Nullable String from,
            @QueryParam("to") @Parameter(description = HistoryRequest.TO) @Nullable String to,
            @QueryParam("catalogKey") @Parameter(description = "Of one price only") @Nullable String catalogKey,
            @QueryParam("status")
                    @Parameter(
                            description = "All if not given",
                            schema = @Schema(enumeration = {"RECORDED", "FINALIZED", "INVOICED", "VOIDED"}))
                    @Nullable
                    String status,
            @QueryParam("limit") @Parameter(description = "1 to 100, 20 if not given") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "How many to leave out") @Nullable String offset,
            @QueryParam("cursor") @Parameter(description = "The nextCursor of the page before") @Nullable
                    String cursor) {
        return history.page(
                ApiKeyCaller.of(identity).workspaceId(),
                new HistoryRequest(from, to, catalogKey, status, limit, offset, cursor));
    }

    @GET
    @Path("/summary")
    @Operation(operationId = "summarizeUsage", summary = "What the workspace's finalized usage comes to")
    @APIResponse(responseCode = "200", description = "A line for each price or day, and the total")
    @APIResponse(responseCode = "400", description = "Something asked for is not valid; the message names it")
    public Uni<SummaryView> summary(
            @QueryParam("groupBy")
                    @Parameter(
                            description = "catalogKey if not given; days are UTC",
                            schema = @Schema(enumeration = {"catalogKey", "day"}))
                    @Nullable
                    String groupBy,
            @QueryParam("from") @Parameter(description = HistoryRequest.FROM) @Nullable String from,
            @QueryParam("to") @Parameter(description = HistoryRequest.TO) @Nullable String to) {
        return history.summary(ApiKeyCaller.of(identity).workspaceId(), Period.of(from, to), Grouping.of(groupBy));
    }
}
