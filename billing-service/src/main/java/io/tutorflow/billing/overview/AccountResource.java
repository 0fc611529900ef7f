package io.tutorflow.billing.overview;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiKeyCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What a workspace may know about itself. */
@Path("/v1/platform/agent")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
class AccountResource {

    private final ReadingAccounts reading;
    private final SecurityIdentity identity;

    AccountResource(ReadingAccounts reading, SecurityIdentity identity) {
        this.reading = reading;
        this.identity = identity;
    }

    @GET
    @Path("account")
    @Operation(operationId = "getAccount", summary = "Get the calling workspace and its balance in credits")
    public Uni<AccountBody> account() {
        return reading.of(ApiKeyCaller.of(identity).workspaceId()).map(AccountBody::of);
    }

    @GET
    @Path("billing/status")
    @Operation(
            operationId = "getBillingStatus",
            summary = "Get the calling workspace's payment details and its balance in credits")
    public Uni<BillingStatusBody> billingStatus() {
        return reading.billingStatusOf(ApiKeyCaller.of(identity).workspaceId());
    }
}
