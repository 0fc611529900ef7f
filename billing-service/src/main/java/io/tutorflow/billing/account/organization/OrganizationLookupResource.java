package io.tutorflow.billing.account.organization;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.OrganizationChanged;
import io.tutorflow.http.ServiceCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Answers services that do not know an organization yet. */
@Path("/internal/organizations")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class OrganizationLookupResource {

    private final Organizations organizations;

    OrganizationLookupResource(Organizations organizations) {
        this.organizations = organizations;
    }

    @GET
    @Path("{organizationId}")
    @Operation(summary = "Get an organization's current state, as published in its event")
    public Uni<OrganizationChanged> get(UUID organizationId) {
        return organizations
                .find(new OrganizationId(organizationId))
                .map(found -> found.map(OrganizationEvents::state)
                        .orElseThrow(() -> MissingOrganization.problem(organizationId)));
    }
}
