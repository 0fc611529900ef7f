package io.tutorflow.billing.wallet;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ServiceCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Tells other services what an account has. */
@Path("/internal/wallets")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class WalletResource {

    /** Accounts of one call. */
    private static final int LOOKUP_LIMIT = 1_000;

    private final Ledger ledger;

    WalletResource(Ledger ledger) {
        this.ledger = ledger;
    }

    @GET
    @Path("{accountId}")
    @Operation(summary = "What an account has, in micro-USD")
    public Uni<WalletBody> wallet(UUID accountId) {
        return ledger.view(accountId)
                .onItem()
                .ifNull()
                .failWith(() -> ApiProblem.notFound("The account"))
                .map(WalletBody::of);
    }

    @POST
    @Path("lookup")
    @Operation(summary = "Which of these accounts have a wallet")
    public Uni<KnownBody> lookup(@NotNull(message = "is required") @Valid LookupRequest request) {
        return ledger.known(request.accountIds()).map(KnownBody::new);
    }

    /** The accounts in question. */
    record LookupRequest(
            @NotNull(message = "is required") @Size(max = LOOKUP_LIMIT, message = "must have at most {max} entries")
            Set<@NotNull(message = "must not have a null entry") UUID> accountIds) {}

    /** Those that have one. */
    record KnownBody(Set<UUID> known) {}

    /** Amounts in micro-USD. */
    record WalletBody(UUID accountId, long postedMicros, long heldMicros, long lineMicros, long availableMicros) {

        static WalletBody of(WalletView view) {
            return new WalletBody(
                    view.accountId(),
                    view.posted().micros(),
                    view.held().micros(),
                    view.unusedLine().micros(),
                    view.available().micros());
        }
    }
}
