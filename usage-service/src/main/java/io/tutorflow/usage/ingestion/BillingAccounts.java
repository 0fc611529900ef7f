package io.tutorflow.usage.ingestion;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks billing-service about accounts that it has not been asked about before; no account is ever deleted. */
@ApplicationScoped
class BillingAccounts implements Accounts {

    private static final Logger LOG = Logger.getLogger(BillingAccounts.class);

    /** Accounts remembered; at more all are forgotten and asked about again. */
    private static final int REMEMBERED = 200_000;

    private final Client client;
    private final Set<UUID> remembered = ConcurrentHashMap.newKeySet();

    BillingAccounts(@RestClient Client client) {
        this.client = client;
    }

    @Override
    public Uni<Set<UUID>> known(Set<UUID> ids) {
        var unknown = new HashSet<>(ids);
        unknown.removeAll(remembered);
        if (unknown.isEmpty()) {
            return Uni.createFrom().item(ids);
        }
        return client.lookup(new Question(unknown))
                .onFailure()
                .transform(BillingAccounts::unavailable)
                .map(answer -> {
                    remember(answer.known());
                    unknown.removeAll(answer.known());
                    var known = new HashSet<>(ids);
                    known.removeAll(unknown);
                    return known;
                });
    }

    private void remember(Set<UUID> found) {
        if (remembered.size() + found.size() > REMEMBERED) {
            remembered.clear();
        }
        remembered.addAll(found);
    }

    private static Throwable unavailable(Throwable failure) {
        LOG.warnf("Accounts could not be asked about: %s", failure);
        return ApiProblem.unavailable("The ledger");
    }

    /** billing-service's wallets. */
    @RegisterRestClient(configKey = "billing")
    @ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
    @Path("/internal/wallets")
    interface Client {

        @POST
        @Path("/lookup")
        Uni<Answer> lookup(Question question);
    }

    /** At most 1,000 of them. */
    record Question(Set<UUID> accountIds) {}

    /** Those that have a wallet. */
    record Answer(Set<UUID> known) {}
}
