package io.tutorflow.pricing.terms;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.WorkspaceChanged;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** billing-service's workspaces. */
@RegisterRestClient(configKey = "billing-service")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/workspaces")
interface WorkspacesClient {

    @GET
    @Path("/{workspaceId}")
    Uni<WorkspaceChanged> get(@PathParam("workspaceId") UUID workspaceId);
}
