package io.tutorflow.billing.organization;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.billing.once.Made;
import io.tutorflow.billing.wallet.Ledger;
import io.tutorflow.billing.wallet.Posting;
import io.tutorflow.http.Operator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where operators give tokens. */
@Path("/v1/admin/organizations/{organizationId}/tokens")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminTokenResource {

    private final GrantingTokens granting;
    private final Ledger ledger;
    private final Organizations organizations;
    private final Asking asking;

    AdminTokenResource(GrantingTokens granting, Ledger ledger, Organizations organizations, Asking asking) {
        this.asking = asking;
        this.granting = granting;
        this.ledger = ledger;
        this.organizations = organizations;
    }

    @POST
    @Operation(
            operationId = "grantTokens",
            summary = "Give an organization tokens",
            description = "With an idempotencyKey, a repeat gives nothing more and answers as the first one did, with"
                    + " the balance of now.")
    @APIResponse(
            responseCode = "201",
            description = "They are there",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GivenBody.class)))
    @APIResponse(responseCode = "404", description = "platform_not_found")
    @APIResponse(responseCode = "409", description = "platform_conflict: the key was used for another amount")
    public Uni<RestResponse<GivenBody>> give(
            UUID organizationId, @NotNull @Valid TokensRequest body, @Context SecurityContext caller) {
        var id = new OrganizationId(organizationId);
        var asked = asking.of("give tokens", organizationId, body, body);
        return organizations
                .find(id)
                .map(found -> found.orElseThrow(() -> MissingOrganization.problem(organizationId)))
                .chain(() -> granting.grant(id, body, asked, Operator.of(caller).subject()))
                .chain(made -> answer(organizationId, body, made));
    }

    private Uni<RestResponse<GivenBody>> answer(UUID account, TokensRequest request, Made<Posting> made) {
        return ledger.view(account)
                .map(wallet -> RestResponse.status(
                        Status.CREATED,
                        new GivenBody(
                                made.id(),
                                account,
                                request.tokens(),
                                TokensBody.of(Objects.requireNonNull(wallet)),
                                made.repeated())));
    }
}
