package io.tutorflow.billing.checkout;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.workspace.WorkspaceId;
import io.tutorflow.billing.workspace.Workspaces;
import io.tutorflow.http.ApiKeyCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

/** How an agent asks a person to pay: by a link. */
@Path("/v1/platform/agent/billing/session")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
class BillingSessionResource {

    private final Workspaces workspaces;
    private final BillingSessions sessions;
    private final SecurityIdentity identity;
    private final String publicUrl;

    BillingSessionResource(
            Workspaces workspaces,
            BillingSessions sessions,
            SecurityIdentity identity,
            @ConfigProperty(name = "tutorflow.public-url") String publicUrl) {
        this.workspaces = workspaces;
        this.sessions = sessions;
        this.identity = identity;
        this.publicUrl = publicUrl;
    }

    @POST
    @Operation(
            operationId = "createBillingSession",
            summary = "A link at which a person can pay for the workspace",
            description =
                    "Who has the link may choose an amount and pay by card; it is good for 24 hours. The credits are"
                            + " there within seconds of the payment.")
    @APIResponse(
            responseCode = "201",
            description = "The link, to be given to a person",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BillingSessionBody.class)))
    @APIResponse(responseCode = "403", description = "email_verification_required")
    @APIResponse(responseCode = "409", description = "platform_conflict: the workspace is billed by meters")
    public Uni<RestResponse<BillingSessionBody>> create() {
        return workspaces
                .find(new WorkspaceId(ApiKeyCaller.of(identity).workspaceId()))
                .map(Optional::orElseThrow)
                .invoke(Payable::check)
                .chain(workspace -> workspaces
                        .keyName(ApiKeyCaller.of(identity).keyId())
                        .chain(name -> sessions.make(workspace, name.orElse(null))))
                .map(this::body)
                .map(body -> ResponseBuilder.create(Status.CREATED, body)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private BillingSessionBody body(BillingSession session) {
        return new BillingSessionBody(
                publicUrl + "/checkout/?token=" + session.token().text(),
                session.expiresAt(),
                new BigDecimal(CheckoutLimits.MINIMUM_USD),
                new BigDecimal(CheckoutLimits.MAXIMUM_USD));
    }

    /** Where a person can pay. */
    @Schema(name = "BillingSession")
    record BillingSessionBody(
            @Schema(description = "For a person's browser; the token in it is the credential")
            String checkoutUrl,

            Instant expiresAt,
            BigDecimal minimumUsd,
            BigDecimal maximumUsd) {}
}
