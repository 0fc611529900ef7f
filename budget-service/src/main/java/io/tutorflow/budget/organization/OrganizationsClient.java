package io.tutorflow.budget.organization;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.OrganizationChanged;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** billing-service's organizations. */
@RegisterRestClient(configKey = "billing-service")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/organizations")
interface OrganizationsClient {
    @GET
    @Path("/{organizationId}")
    Uni<OrganizationChanged> get(@PathParam("organizationId") String organizationId);
}
