package io.tutorflow.billing.account.workspace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.ServiceCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Tells a service how a workspace stands that it has been given. */
@Path("/internal/workspaces")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class WorkspaceLookupResource {

    private final AccountTable table;

    WorkspaceLookupResource(AccountTable table) {
        this.table = table;
    }

    @GET
    @Path("{workspaceId}")
    @Operation(summary = "A workspace's state, as its event tells it")
    @APIResponse(responseCode = "404", description = "platform_workspace_not_found")
    public Uni<WorkspaceChanged> get(UUID workspaceId) {
        return Panache.withSession(() -> table.read(new WorkspaceId(workspaceId)))
                .map(found -> found.map(AccountEvents::state)
                        .orElseThrow(() -> ApiProblem.of(
                                ErrorCode.PLATFORM_WORKSPACE_NOT_FOUND, "There is no workspace " + workspaceId)));
    }
}
