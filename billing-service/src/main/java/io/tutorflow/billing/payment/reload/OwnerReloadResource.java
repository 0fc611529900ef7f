package io.tutorflow.billing.payment.reload;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.payment.Prepaid;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.WorkspaceOwner;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Owners set their workspace's automatic reload here. */
@Path("/v1/platform/owner/auto-reload")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerReloadResource {

    private final SettingReloads reloads;
    private final Workspaces workspaces;

    OwnerReloadResource(SettingReloads reloads, Workspaces workspaces) {
        this.reloads = reloads;
        this.workspaces = workspaces;
    }

    @GET
    @Operation(operationId = "getOwnersAutoReload", summary = "Get the workspace's automatic reload")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "There is no such workspace")
    public Uni<AutoReloadBody> autoReload(@Context SecurityContext caller) {
        var owner = WorkspaceOwner.of(caller);
        return existing(owner).chain(() -> reloads.of(owner.workspaceId()));
    }

    @PUT
    @Operation(
            operationId = "putOwnersAutoReload",
            summary = "Set the workspace's automatic reload",
            description = "When a hold or a capture takes credits less holds below the threshold, the saved card is"
                    + " charged the difference to the target, unless that is less than USD 5 or a charge is already"
                    + " in flight. After a decline it waits an hour, then a day, and is then switched off. The"
                    + " request replaces the whole setting and resets declines.")
    @APIResponse(responseCode = "200", description = "The updated state")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such workspace")
    @APIResponse(responseCode = "409", description = "platform_conflict: a metered workspace cannot switch it on")
    public Uni<AutoReloadBody> set(@NotNull @Valid AutoReloadRequest body, @Context SecurityContext caller) {
        var owner = WorkspaceOwner.of(caller);
        return existing(owner)
                .invoke(workspace -> {
                    if (body.autoReloadEnabled()) {
                        Prepaid.check(workspace);
                    }
                })
                .chain(() -> reloads.set(owner.workspaceId(), body, owner.subject()))
                .map(ReloadProblem::orBody);
    }

    private Uni<Workspace> existing(WorkspaceOwner owner) {
        return workspaces
                .find(new WorkspaceId(owner.workspaceId()))
                .map(found -> found.orElseThrow(() -> ApiProblem.notFound("The workspace " + owner.workspaceId())));
    }
}
