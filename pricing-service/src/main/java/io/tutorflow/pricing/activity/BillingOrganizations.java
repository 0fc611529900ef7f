package io.tutorflow.pricing.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Again;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks billing-service, whose organizations they are, about each once: one that there is stays one. */
@ApplicationScoped
class BillingOrganizations implements Organizations {

    private static final Logger LOG = Logger.getLogger(BillingOrganizations.class);

    private static final int NOT_FOUND = 404;

    /** Remembered organizations, 50 bytes each; about others it is asked again. */
    private static final int REMEMBERED = 100_000;

    private final OrganizationsClient billing;
    private final Set<UUID> known = ConcurrentHashMap.newKeySet();

    BillingOrganizations(@RestClient OrganizationsClient billing) {
        this.billing = billing;
    }

    @Override
    public Uni<Boolean> exists(UUID organization) {
        return known.contains(organization)
                ? Uni.createFrom().item(true)
                : Again.ifBroken(billing.get(organization))
                        .invoke(() -> remember(organization))
                        .replaceWith(true)
                        .onFailure(BillingOrganizations::isMissing)
                        .recoverWithItem(false)
                        .onFailure()
                        .transform(BillingOrganizations::unavailable);
    }

    private void remember(UUID organization) {
        if (known.size() < REMEMBERED) {
            known.add(organization);
        }
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == NOT_FOUND;
    }

    private static Throwable unavailable(Throwable failure) {
        LOG.warnf("Organizations could not be asked about: %s", failure);
        return ApiProblem.unavailable("The list of organizations");
    }
}
