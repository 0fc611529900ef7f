package io.tutorflow.usage.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Activities over HTTP. */
@Path("/v1/school/activities")
@RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER, SchoolCaller.STUDENT})
@Cancellable(false)
@Tag(name = "Activities", description = "Paid by the organization's plan, or by its tokens.")
class ActivityResource {

    private final Activities activities;

    ActivityResource(Activities activities) {
        this.activities = activities;
    }

    @POST
    @Operation(
            operationId = "beginActivity",
            summary = "Have something made",
            description = "The plan covers it first; else it costs tokens, as far as the teacher's budget and the"
                    + " organization's wallet have them. " + ActivitiesInOpenApi.PRICES + " Failed work is free.")
    @APIResponse(
            responseCode = "201",
            description = "Accepted, and as a rule done",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ActivityView.class)))
    @APIResponse(responseCode = "400", description = "Malformed or invalid; the message names the field")
    @APIResponse(responseCode = "401", description = "The access token is missing or not valid")
    @APIResponse(
            responseCode = "402",
            description = "The organization has not enough tokens; error.topUp is the way out")
    @APIResponse(
            responseCode = "403",
            description =
                    "budget_exceeded: error.budget says the limit, what is spent, when it resets, and who can raise"
                            + " it; plan_limit_reached; or the organization is suspended or closed")
    @APIResponse(responseCode = "409", description = "The idempotency key was used with another body")
    @APIResponse(responseCode = "503", description = "A part is down; nothing was charged; see Retry-After")
    public Uni<RestResponse<ActivityView>> begin(
            @HeaderParam("Idempotency-Key") @Parameter(description = "The same as the body's idempotencyKey") @Nullable
                    String idempotencyKey,
            @NotNull(message = "is required") @Valid ActivityRequest body,
            @Context SecurityContext caller) {
        return activities
                .begin(SchoolCaller.of(caller), idempotencyKey, body)
                .map(usage -> RestResponse.status(RestResponse.Status.CREATED, ActivityView.of(usage)));
    }
}
