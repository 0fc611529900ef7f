package io.tutorflow.pricing.manifest;

import io.smallrye.mutiny.Uni;
import io.tutorflow.pricing.catalog.CatalogInForce;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where an agent that knows nothing but the host begins. */
@Path("/v1/platform/.well-known/agent.json")
@Tag(name = "Agents")
@Cancellable(false)
class AgentManifestResource {

    private final CatalogInForce catalog;
    private final DescribingPlatform describing;

    AgentManifestResource(CatalogInForce catalog, DescribingPlatform describing) {
        this.catalog = catalog;
        this.describing = describing;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getAgentManifest",
            summary = "Get the agent manifest",
            description = "The endpoints, units and prices in force now, and how to register. No API key needed.")
    public Uni<ManifestBody> manifest() {
        return catalog.prices().map(describing::manifest);
    }
}
