package io.tutorflow.billing.ledger.posting;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.account.WalletBalance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Tells other services what an account has. */
@Path("/internal/wallets")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class WalletResource {

    private final Ledger ledger;

    WalletResource(Ledger ledger) {
        this.ledger = ledger;
    }

    @GET
    @Path("{accountId}")
    @Operation(summary = "Get an account's balance, in micro-USD")
    public Uni<WalletBalance> wallet(UUID accountId) {
        return ledger.balance(accountId)
                .onItem()
                .ifNull()
                .failWith(() -> ApiProblem.notFound("The account"))
                .map(WalletResource::body);
    }

    private static WalletBalance body(Balance balance) {
        return new WalletBalance(
                balance.accountId(),
                balance.posted().micros(),
                balance.held().micros(),
                balance.unusedLine().micros(),
                balance.available().micros());
    }
}
