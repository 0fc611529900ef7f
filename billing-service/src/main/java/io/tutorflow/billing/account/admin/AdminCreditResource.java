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

/** Operators grant credits here. */
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
            summary = "Grant promotional credits to a workspace",
            description = "With an idempotencyKey a repeat grants nothing more; it gets the first response again, with"
                    + " the current balance.")
    @APIResponse(
            responseCode = "201",
            description = "The credits or tokens have been granted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CreditGrantBody.class)))
    @APIResponse(responseCode = "404", description = "platform_workspace_not_found")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the key was used for another amount, or the workspace is metered")
    public Uni<RestResponse<CreditGrantBody>> grant(
            UUID workspaceId, @NotNull @Valid GrantRequest body, @Context SecurityContext caller) {
        var id = new WorkspaceId(workspaceId);
        var asked = asking.of("give credits", workspaceId, body, body);
        var gift = new Grant(
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
                        new CreditGrantBody(
                                given.transactionId(),
                                workspaceId,
                                body.credits(),
                                BalanceBody.of(given.wallet()),
                                given.repeated())));
    }
}
