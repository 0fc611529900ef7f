package io.tutorflow.usage.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without a catalogue there are no prices, hence no work: not ready. */
@Readiness
@ApplicationScoped
class CatalogKnown implements HealthCheck {

    private final Catalogs catalogs;

    CatalogKnown(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("price catalogue")
                .status(catalogs.areKnown())
                .build();
    }
}
