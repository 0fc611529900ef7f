package io.tutorflow.pricing.terms;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.http.Again;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks billing-service, whose workspaces they are, when terms are agreed: that is seldom. */
@ApplicationScoped
class BillingWorkspaces implements Workspaces {

    private static final Logger LOG = Logger.getLogger(BillingWorkspaces.class);

    private static final int NOT_FOUND = 404;
    private static final String METERED = "stripe_metered";

    private final WorkspacesClient billing;

    BillingWorkspaces(@RestClient WorkspacesClient billing) {
        this.billing = billing;
    }

    @Override
    public Uni<Optional<Known>> find(UUID workspace) {
        return Again.ifBroken(billing.get(workspace))
                .map(state -> Optional.of(known(state)))
                .onFailure(BillingWorkspaces::isMissing)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .transform(BillingWorkspaces::unavailable);
    }

    private static Known known(WorkspaceChanged state) {
        return new Known(state.planCode(), state.billingMode().equals(METERED));
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == NOT_FOUND;
    }

    private static Throwable unavailable(Throwable failure) {
        LOG.warnf("Workspaces could not be asked about: %s", failure);
        return ApiProblem.unavailable("The list of workspaces");
    }
}
