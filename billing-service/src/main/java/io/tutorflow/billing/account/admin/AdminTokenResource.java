package io.tutorflow.billing.account.admin;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.organization.MissingOrganization;
import io.tutorflow.billing.account.organization.OrganizationId;
import io.tutorflow.billing.account.organization.Organizations;
import io.tutorflow.billing.account.organization.TokensBody;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.http.Operator;
import io.tutorflow.money.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Operators grant tokens here. */
@Path("/v1/admin/organizations/{organizationId}/tokens")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminTokenResource {

    private final GrantingCredits granting;
    private final Organizations organizations;
    private final Asking asking;

    AdminTokenResource(GrantingCredits granting, Organizations organizations, Asking asking) {
        this.asking = asking;
        this.granting = granting;
        this.organizations = organizations;
    }

    @POST
    @Operation(
            operationId = "grantTokens",
            summary = "Grant tokens to an organization",
            description = "With an idempotencyKey a repeat grants nothing more; it gets the first response again, with"
                    + " the current balance.")
    @APIResponse(
            responseCode = "201",
            description = "The credits or tokens have been granted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TokenGrantBody.class)))
    @APIResponse(responseCode = "404", description = "platform_not_found")
    @APIResponse(responseCode = "409", description = "platform_conflict: the key was used for another amount")
    public Uni<RestResponse<TokenGrantBody>> give(
            UUID organizationId, @NotNull @Valid TokensRequest body, @Context SecurityContext caller) {
        var id = new OrganizationId(organizationId);
        var asked = asking.of("give tokens", organizationId, body, body);
        var gift = new Grant(
                organizationId,
                Money.ofCredits(body.tokens()),
                body.reason(),
                Operator.of(caller).subject());
        return organizations
                .find(id)
                .map(found -> found.orElseThrow(() -> MissingOrganization.problem(organizationId)))
                .chain(() -> granting.give(gift, asked, () -> MissingOrganization.problem(organizationId)))
                .map(given -> RestResponse.status(
                        Status.CREATED,
                        new TokenGrantBody(
                                given.transactionId(),
                                organizationId,
                                body.tokens(),
                                TokensBody.of(given.wallet()),
                                given.repeated())));
    }
}
