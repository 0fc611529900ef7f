package io.tutorflow.usage.history;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Period;
import io.tutorflow.http.WorkspaceOwner;
import io.tutorflow.usage.record.Grouping;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A workspace's usage for its owner. */
@Path("/v1/platform/owner/usage")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
@Tag(name = "Usage", description = "What was requested and what it cost.")
class OwnerHistoryResource {

    private final ReadingHistory history;

    OwnerHistoryResource(ReadingHistory history) {
        this.history = history;
    }

    @GET
    @Operation(
            operationId = "listOwnedUsage",
            summary = "List the workspace's usage records, newest first",
            description = "Use limit and offset or, for long histories, limit and cursor.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    public Uni<HistoryPageBody> list(
            @QueryParam("from") @Parameter(description = HistoryRequest.FROM) @Nullable String from,
            @QueryParam("to") @Parameter(description = HistoryRequest.TO) @Nullable String to,
            @QueryParam("catalogKey") @Parameter(description = "Only records with this catalogue key") @Nullable
                    String catalogKey,
            @QueryParam("status")
                    @Parameter(
                            description = HistoryRequest.STATUS,
                            schema = @Schema(enumeration = {"RECORDED", "FINALIZED", "INVOICED", "VOIDED"}))
                    @Nullable
                    String status,
            @QueryParam("limit") @Parameter(description = "Page size, 1 to 100; default 20") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "Number of items to skip") @Nullable String offset,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the previous page") @Nullable String cursor,
            @Context SecurityContext caller) {
        return history.page(
                WorkspaceOwner.of(caller).workspaceId(),
                new HistoryRequest(from, to, catalogKey, status, limit, offset, cursor));
    }

    @GET
    @Path("/summary")
    @Operation(operationId = "summarizeOwnedUsage", summary = "Summarize the workspace's finalized usage")
    @APIResponse(responseCode = "200", description = "One line per price or day, and the total")
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    public Uni<SummaryBody> summary(
            @QueryParam("groupBy")
                    @Parameter(
                            description = "catalogKey (default) or day, in UTC",
                            schema = @Schema(enumeration = {"catalogKey", "day"}))
                    @Nullable
                    String groupBy,
            @QueryParam("from") @Parameter(description = HistoryRequest.FROM) @Nullable String from,
            @QueryParam("to") @Parameter(description = HistoryRequest.TO) @Nullable String to,
            @Context SecurityContext caller) {
        return history.summary(WorkspaceOwner.of(caller).workspaceId(), Period.of(from, to), Grouping.of(groupBy));
    }
}
