package io.tutorflow.billing.account.admin;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
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

/** Where operators give credits. */
@Path("/v1/admin/workspaces/{workspaceId}/credits")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminCreditResource {

    private final GrantingCredits granting;
    private final Workspaces workspaces;
    private final Asking asking;

    AdminCreditResource(GrantingCredits granting, Workspaces workspaces, Asking asking) {
        this.asking = asking;
        this.granting = granting;
        this.workspaces = workspaces;
    }

    @POST
    @Operation(
            operationId = "grantCredits",
            summary = "Give a workspace promotional credits",
            description = "With an idempotencyKey, a repeat gives nothing more and answers as the first one did, with"
                    + " the balance of now.")
    @APIResponse(
            responseCode = "201",
            description = "They are there",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GrantBody.class)))
    @APIResponse(responseCode = "404", description = "platform_workspace_not_found")
    @APIResponse(responseCode = "409", description = "platform_conflict: the key was used for another amount")
    public Uni<RestResponse<GrantBody>> grant(
            UUID workspaceId, @NotNull @Valid GrantRequest body, @Context SecurityContext caller) {
        var id = new WorkspaceId(workspaceId);
        var asked = asking.of("give credits", workspaceId, body, body);
        var gift = new Gift(
                workspaceId,
                Money.ofCredits(body.credits()),
                body.reason(),
                Operator.of(caller).subject());
        return workspaces
                .find(id)
                .map(found -> found.orElseThrow(() -> MissingWorkspace.problem(id)))
                .chain(() -> granting.give(gift, asked, () -> MissingWorkspace.problem(id)))
                .map(given -> RestResponse.status(
                        Status.CREATED,
                        new GrantBody(
                                given.transactionId(),
                                workspaceId,
                                body.credits(),
                                BalanceBody.of(given.wallet()),
                                given.repeated())));
    }
}
