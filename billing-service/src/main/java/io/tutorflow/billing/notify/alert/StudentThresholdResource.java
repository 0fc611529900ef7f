package io.tutorflow.billing.notify.alert;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.student.Student;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Students set their own threshold here. */
@Path("/v1/school/students/me/low-balance-threshold")
@RolesAllowed(SchoolCaller.STUDENT)
@Cancellable(false)
class StudentThresholdResource {

    private final Alerts alerts;

    StudentThresholdResource(Alerts alerts) {
        this.alerts = alerts;
    }

    @GET
    @Operation(operationId = "getMyThreshold", summary = "Get the student's low-balance threshold")
    @APIResponse(responseCode = "200", description = "The student's own threshold, or else the organization's")
    public Uni<ThresholdBody> threshold(@Context SecurityContext caller) {
        return alerts.standing(new Owner.OfStudent(student(caller))).map(ThresholdBody::of);
    }

    @PUT
    @Operation(
            operationId = "putMyThreshold",
            summary = "Set the student's own low-balance threshold",
            description = "It takes precedence over the organization's threshold; without thresholdTokens there are no"
                    + " alerts. The org admins are alerted too.")
    @APIResponse(responseCode = "200", description = "The updated state")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    public Uni<ThresholdBody> set(@NotNull @Valid ThresholdRequest body, @Context SecurityContext caller) {
        var student = student(caller);
        return alerts.set(new Owner.OfStudent(student), body.setting(), student.subject())
                .map(ThresholdBody::of);
    }

    @DELETE
    @Operation(operationId = "deleteMyThreshold", summary = "Remove the student's own threshold")
    @APIResponse(responseCode = "200", description = "The organization's threshold, which applies again")
    public Uni<ThresholdBody> forget(@Context SecurityContext caller) {
        return alerts.forget(student(caller)).map(ThresholdBody::of);
    }

    private static Student student(SecurityContext caller) {
        var person = SchoolCaller.of(caller);
        return new Student(person.organizationId(), person.subject());
    }
}
