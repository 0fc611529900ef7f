package io.tutorflow.billing.kind;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.AccountKind;
import io.tutorflow.http.ServiceCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Tells other services what kind of account an id names that they have been given. */
@Path("/internal/accounts/lookup")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class AccountLookupResource {

    /** Accounts of one call. */
    private static final int LOOKUP_LIMIT = 1_000;

    private final AskingKeepers keepers;

    AccountLookupResource(AskingKeepers keepers) {
        this.keepers = keepers;
    }

    @POST
    @Operation(summary = "Which of these are accounts, and of what kind")
    public Uni<KindsBody> lookup(@NotNull(message = "is required") @Valid LookupRequest request) {
        return keepers.kindsOf(request.accountIds()).map(KindsBody::new);
    }

    /** The accounts in question. */
    record LookupRequest(
            @NotNull(message = "is required") @Size(max = LOOKUP_LIMIT, message = "must have at most {max} entries")
            Set<@NotNull(message = "must not have a null entry") UUID> accountIds) {}

    /** The kind of each that is one. */
    record KindsBody(Map<UUID, AccountKind> kinds) {}
}
