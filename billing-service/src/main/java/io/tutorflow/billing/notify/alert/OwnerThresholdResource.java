package io.tutorflow.billing.notify.alert;

import io.smallrye.mutiny.Uni;
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

/** Owners set their workspace's threshold here. */
@Path("/v1/platform/owner/low-balance-threshold")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerThresholdResource {

    private final Alerts alerts;

    OwnerThresholdResource(Alerts alerts) {
        this.alerts = alerts;
    }

    @GET
    @Operation(operationId = "getOwnersThreshold", summary = "Get the workspace's low-balance threshold")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "There is no such workspace")
    public Uni<OwnerThresholdBody> threshold(@Context SecurityContext caller) {
        return alerts.standing(new Owner.OfWorkspace(WorkspaceOwner.of(caller).workspaceId()))
                .map(OwnerThresholdBody::of);
    }

    @PUT
    @Operation(
            operationId = "putOwnersThreshold",
            summary = "Set the workspace's low-balance threshold",
            description = "You are alerted once each time the balance falls below the threshold, by mail to the"
                    + " workspace's verified address and the addresses given here, by webhook, and as BalanceLow on"
                    + " Kafka. The alert is re-armed when the balance is back at the threshold or above. The first"
                    + " refusal for lack of credits is alerted too. A balance that is already below the threshold"
                    + " triggers no alert.")
    @APIResponse(responseCode = "200", description = "The updated state")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such workspace")
    public Uni<OwnerThresholdBody> set(@NotNull @Valid OwnerThresholdRequest body, @Context SecurityContext caller) {
        var owner = WorkspaceOwner.of(caller);
        return alerts.set(new Owner.OfWorkspace(owner.workspaceId()), body.setting(), owner.subject())
                .map(OwnerThresholdBody::of);
    }
}
