package io.tutorflow.pricing.catalog;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What everything costs right now. */
@ApplicationScoped
public class CatalogInForce {

    private final CatalogTable catalogs;
    private final BusinessClock clock;

    CatalogInForce(CatalogTable catalogs, BusinessClock clock) {
        this.catalogs = catalogs;
        this.clock = clock;
    }

    /** In the order of the public list. */
    public Uni<List<PriceBody>> prices() {
        return Panache.withSession(() -> catalogs.inForceAt(clock.now()))
                .map(catalog -> PriceBody.listOf(catalog.prices()));
    }
}
