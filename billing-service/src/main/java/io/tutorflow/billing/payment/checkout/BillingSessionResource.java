package io.tutorflow.billing.payment.checkout;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiKeyCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Agents get a link here to pass on to a person who pays. */
@Path("/v1/platform/agent/billing/session")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
class BillingSessionResource {

    private final MakingLinks making;
    private final SecurityIdentity identity;

    BillingSessionResource(MakingLinks making, SecurityIdentity identity) {
        this.making = making;
        this.identity = identity;
    }

    @POST
    @Operation(
            operationId = "createBillingSession",
            summary = "Create a link where a person can pay for the workspace",
            description = "Anyone with the link can choose an amount and pay by card; it is valid for 24 hours. The"
                    + " credits are available within seconds of the payment.")
    @APIResponse(
            responseCode = "201",
            description = "The link, to pass on to a person",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BillingSessionBody.class)))
    @APIResponse(responseCode = "403", description = "email_verification_required")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the workspace is metered and has no prepaid credits")
    public Uni<RestResponse<BillingSessionBody>> create() {
        var agent = ApiKeyCaller.of(identity);
        return making.linkFor(agent.workspaceId(), agent.keyId());
    }
}
