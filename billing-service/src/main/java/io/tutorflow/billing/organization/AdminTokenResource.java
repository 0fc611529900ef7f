package io.tutorflow.billing.organization;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.organization.GrantingTokens.Granting;
import io.tutorflow.billing.wallet.DepositPosting;
import io.tutorflow.billing.wallet.Ledger;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
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
@RolesAllowed("operator")
@Cancellable(false)
class AdminTokenResource {

    private final GrantingTokens granting;
    private final Ledger ledger;
    private final Organizations organizations;

    AdminTokenResource(GrantingTokens granting, Ledger ledger, Organizations organizations) {
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
        return organizations
                .find(id)
                .map(found -> found.orElseThrow(() -> MissingOrganization.problem(organizationId)))
                .chain(() -> granting.grant(id, body, caller.getUserPrincipal().getName()))
                .chain(this::answer);
    }

    private Uni<RestResponse<GivenBody>> answer(Granting granting) {
        var account = granting.grant().accountId();
        return switch (granting.posting()) {
            case DepositPosting.Posted posted ->
                ledger.view(account)
                        .map(wallet -> RestResponse.status(
                                Status.CREATED,
                                new GivenBody(
                                        granting.grant().id(),
                                        account,
                                        granting.grant().amount().credits(),
                                        TokensBody.of(Objects.requireNonNull(wallet)),
                                        posted.repeated())));
            case DepositPosting.KeyUsedOtherwise otherwise ->
                throw ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT,
                        "idempotencyKey was used for another amount; use a new key for a new grant");
            case DepositPosting.NoSuchAccount missing -> throw MissingOrganization.problem(account);
        };
    }
}
