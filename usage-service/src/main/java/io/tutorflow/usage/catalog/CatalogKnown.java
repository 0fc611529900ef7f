package io.tutorflow.usage.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without a catalogue and a price list of activities there are no prices, hence no work: not ready. */
@Readiness
@ApplicationScoped
class CatalogKnown implements HealthCheck {

    private final Catalogs catalogs;
    private final ActivityPrices activities;

    CatalogKnown(Catalogs catalogs, ActivityPrices activities) {
        this.catalogs = catalogs;
        this.activities = activities;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("price catalogue")
                .status(catalogs.areKnown() && activities.areKnown())
                .build();
    }
}
