package io.tutorflow.billing.notify.alert;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.SchoolCaller;
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

/** Org admins set their thresholds here. */
@Path("/v1/school/settings/low-balance-threshold")
@RolesAllowed(SchoolCaller.ORG_ADMIN)
@Cancellable(false)
class SchoolThresholdResource {

    private final Alerts alerts;

    SchoolThresholdResource(Alerts alerts) {
        this.alerts = alerts;
    }

    @GET
    @Operation(operationId = "getSchoolThreshold", summary = "Get the organization's low-balance thresholds")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "There is no such organization")
    public Uni<SchoolThresholdBody> threshold(@Context SecurityContext caller) {
        return alerts.standing(new Owner.OfOrganization(SchoolCaller.of(caller).organizationId()))
                .map(SchoolThresholdBody::of);
    }

    @PUT
    @Operation(
            operationId = "putSchoolThreshold",
            summary = "Set the organization's low-balance thresholds",
            description = "Org admins are alerted once each time the balance falls below the threshold: in"
                    + " /v1/school/notifications, by mail, by webhook, and as BalanceLow on Kafka. The alert is"
                    + " re-armed when the balance is back at the threshold or above. A student is alerted about"
                    + " their own tokens too. The request replaces the whole setting; a balance that is already"
                    + " below the threshold triggers no alert.")
    @APIResponse(responseCode = "200", description = "The updated state")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such organization")
    public Uni<SchoolThresholdBody> set(@NotNull @Valid SchoolThresholdRequest body, @Context SecurityContext caller) {
        var admin = SchoolCaller.of(caller);
        return alerts.set(new Owner.OfOrganization(admin.organizationId()), body.setting(), admin.subject())
                .map(SchoolThresholdBody::of);
    }
}
