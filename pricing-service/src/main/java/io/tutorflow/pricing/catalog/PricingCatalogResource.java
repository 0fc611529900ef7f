package io.tutorflow.pricing.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The public price list. */
@Path("/v1/platform/pricing-catalog")
@Tag(name = "Catalogue")
@Cancellable(false)
class PricingCatalogResource {

    private final CatalogInForce catalog;

    PricingCatalogResource(CatalogInForce catalog) {
        this.catalog = catalog;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getPricingCatalog",
            summary = "Get the price catalogue",
            description = "The price of one unit of each category, from the catalogue version in force now. No API key"
                    + " needed.")
    public Uni<List<PriceBody>> inForce() {
        return catalog.prices();
    }
}
