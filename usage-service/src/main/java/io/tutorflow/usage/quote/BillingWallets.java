package io.tutorflow.usage.quote;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Again;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.internal.account.WalletBalance;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks billing-service. */
@ApplicationScoped
class BillingWallets implements Wallets {

    private static final Logger LOG = Logger.getLogger(BillingWallets.class);

    private final WalletsClient client;

    BillingWallets(@RestClient WalletsClient client) {
        this.client = client;
    }

    @Override
    public Uni<Money> available(UUID accountId) {
        return Again.ifBroken(client.get(accountId))
                .map(WalletBalance::available)
                .onFailure()
                .transform(BillingWallets::unavailable);
    }

    private static Throwable unavailable(Throwable failure) {
        LOG.warnf("The balance could not be looked up: %s", failure);
        return ApiProblem.unavailable("The ledger");
    }
}
