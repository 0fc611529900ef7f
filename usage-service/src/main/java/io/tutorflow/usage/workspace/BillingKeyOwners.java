package io.tutorflow.usage.workspace;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.http.Again;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.KeyHash;
import io.tutorflow.internal.account.KeyLookup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks billing-service, which issues the keys. */
@ApplicationScoped
class BillingKeyOwners implements KeyOwners {

    private static final Logger LOG = Logger.getLogger(BillingKeyOwners.class);
    private static final int NOT_FOUND = 404;

    private final KeyOwnersClient client;

    BillingKeyOwners(@RestClient KeyOwnersClient client) {
        this.client = client;
    }

    @Override
    public Uni<Optional<WorkspaceChanged>> ownerOf(KeyHash hash) {
        return Again.ifBroken(client.lookup(new KeyLookup(hash.hex())))
                .map(Optional::of)
                .onFailure(BillingKeyOwners::isUnknown)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .transform(BillingKeyOwners::unavailable);
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == NOT_FOUND;
    }

    private static Throwable unavailable(Throwable failure) {
        LOG.warnf("An API key could not be looked up: %s", failure);
        return ApiProblem.notNow("This API key could not be checked");
    }
}
