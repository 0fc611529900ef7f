package io.tutorflow.billing.overview;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.WorkspaceOwner;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What owners may know about their workspace: everything its agent may. */
@Path("/v1/platform/owner")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerAccountResource {

    private final ReadingAccounts reading;

    OwnerAccountResource(ReadingAccounts reading) {
        this.reading = reading;
    }

    @GET
    @Path("account")
    @Operation(operationId = "getOwnedAccount", summary = "Get the caller's workspace and its balance in credits")
    public Uni<AccountBody> account(@Context SecurityContext caller) {
        return reading.of(WorkspaceOwner.of(caller).workspaceId()).map(AccountBody::of);
    }

    @GET
    @Path("billing/status")
    @Operation(
            operationId = "getOwnedBillingStatus",
            summary = "Get the payment details of the caller's workspace and its balance in credits")
    public Uni<BillingStatusBody> billingStatus(@Context SecurityContext caller) {
        return reading.billingStatusOf(WorkspaceOwner.of(caller).workspaceId());
    }
}
