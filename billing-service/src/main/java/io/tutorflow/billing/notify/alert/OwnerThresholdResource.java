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

/** Where the person behind a workspace says when to be told. */
@Path("/v1/platform/owner/low-balance-threshold")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerThresholdResource {

    private final Alerts alerts;

    OwnerThresholdResource(Alerts alerts) {
        this.alerts = alerts;
    }

    @GET
    @Operation(operationId = "getOwnersThreshold", summary = "Below how many credits the owner is told")
    @APIResponse(responseCode = "200", description = "As it stands")
    @APIResponse(responseCode = "404", description = "There is no such workspace")
    public Uni<OwnerThresholdBody> threshold(@Context SecurityContext caller) {
        return alerts.standing(new Owner.OfWorkspace(WorkspaceOwner.of(caller).workspaceId()))
                .map(OwnerThresholdBody::of);
    }

    @PUT
    @Operation(
            operationId = "putOwnersThreshold",
            summary = "Say below how many credits to be told",
            description = "Each fall below is told once: by mail to the workspace's verified address and to those given"
                    + " here, to webhooks, and as BalanceLow on Kafka; and again when the balance was back at the"
                    + " threshold. So is the first refusal for lack of credits. A balance that is below it already is"
                    + " not told.")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "400", description = "The message names what is wrong")
    @APIResponse(responseCode = "404", description = "There is no such workspace")
    public Uni<OwnerThresholdBody> set(@NotNull @Valid OwnerThresholdRequest body, @Context SecurityContext caller) {
        var owner = WorkspaceOwner.of(caller);
        return alerts.set(new Owner.OfWorkspace(owner.workspaceId()), body.setting(), owner.subject())
                .map(OwnerThresholdBody::of);
    }
}
