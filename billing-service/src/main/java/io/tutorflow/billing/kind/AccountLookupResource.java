package io.tutorflow.billing.kind;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.account.AccountLookup;
import io.tutorflow.internal.account.FoundAccounts;
import io.tutorflow.internal.account.FoundKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Tells other services what kind of account an id names. */
@Path("/internal/accounts/lookup")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class AccountLookupResource {

    private final AskingKeepers keepers;

    AccountLookupResource(AskingKeepers keepers) {
        this.keepers = keepers;
    }

    @POST
    @Operation(summary = "Look up which ids are accounts, and of what kind")
    public Uni<FoundAccounts> lookup(@NotNull(message = "is required") @Valid AccountLookup request) {
        return keepers.kindsOf(request.accountIds())
                .map(kinds -> new FoundAccounts(kinds.entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, found -> FoundKind.of(found.getValue())))));
    }
}
