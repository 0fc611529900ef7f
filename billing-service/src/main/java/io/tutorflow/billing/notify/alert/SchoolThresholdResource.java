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

/** Where org admins say when they want to be told. */
@Path("/v1/school/settings/low-balance-threshold")
@RolesAllowed(SchoolCaller.ORG_ADMIN)
@Cancellable(false)
class SchoolThresholdResource {

    private final Alerts alerts;

    SchoolThresholdResource(Alerts alerts) {
        this.alerts = alerts;
    }

    @GET
    @Operation(operationId = "getSchoolThreshold", summary = "Below how many tokens org admins are told")
    @APIResponse(responseCode = "200", description = "As it stands")
    @APIResponse(responseCode = "404", description = "There is no such organization")
    public Uni<SchoolThresholdBody> threshold(@Context SecurityContext caller) {
        return alerts.standing(new Owner.OfOrganization(SchoolCaller.of(caller).organizationId()))
                .map(SchoolThresholdBody::of);
    }

    @PUT
    @Operation(
            operationId = "putSchoolThreshold",
            summary = "Say below how many tokens org admins want to be told",
            description = "Each fall below is told once: under /v1/school/notifications, by mail, to webhooks, and as"
                    + " BalanceLow on Kafka; and again when the balance was back at the threshold. Of a student's own"
                    + " tokens the student is told too. What is sent replaces what was set; a balance that is below it"
                    + " already is not told.")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "400", description = "The message names what is wrong")
    @APIResponse(responseCode = "404", description = "There is no such organization")
    public Uni<SchoolThresholdBody> set(@NotNull @Valid SchoolThresholdRequest body, @Context SecurityContext caller) {
        var admin = SchoolCaller.of(caller);
        return alerts.set(new Owner.OfOrganization(admin.organizationId()), body.setting(), admin.subject())
                .map(SchoolThresholdBody::of);
    }
}
