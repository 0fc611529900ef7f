package io.tutorflow.pricing.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.OrganizationChanged;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** billing-service's organizations. */
@RegisterRestClient(configKey = "billing-service")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/organizations")
interface OrganizationsClient {

    @GET
    @Path("/{organizationId}")
    Uni<OrganizationChanged> get(@PathParam("organizationId") UUID organizationId);
}
