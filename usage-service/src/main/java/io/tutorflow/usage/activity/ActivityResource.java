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
@Tag(name = "Activities", description = "Paid for by the organization's plan or with its tokens.")
class ActivityResource {

    private final Activities activities;

    ActivityResource(Activities activities) {
        this.activities = activities;
    }

    @POST
    @Operation(
            operationId = "beginActivity",
            summary = "Request an activity",
            description = "The plan pays first. Once its allowance is used up the activity costs tokens, within the"
                    + " teacher's budget and the organization's balance. GET /v1/school/activity-prices says what each"
                    + " costs; usage-based ones need 100 tokens to start. Failed work is free."
                    + " session_transcription and post_session_summary name their sessionId and an"
                    + " enrollmentId or groupId whose post-session summary is switched on. A session has one summary:"
                    + " whoever asks later gets the first one, as an idempotentReplay.")
    @APIResponse(
            responseCode = "201",
            description = "Accepted; usually already complete",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ActivityBody.class)))
    @APIResponse(responseCode = "400", description = "The request is malformed or invalid; the message names the field")
    @APIResponse(responseCode = "401", description = "The access token is missing or invalid")
    @APIResponse(
            responseCode = "402",
            description = "The organization does not have enough tokens; error.topUp says how to buy more")
    @APIResponse(
            responseCode = "403",
            description = "budget_exceeded: error.budget gives the limit, the amount spent, the reset time and the"
                    + " person who can raise the limit; plan_limit_reached; or the organization is suspended or"
                    + " closed")
    @APIResponse(
            responseCode = "409",
            description = "The idempotency key was already used with a different body; or the post-session summary is"
                    + " switched off for the enrollment or group")
    @APIResponse(
            responseCode = "503",
            description = "A service is temporarily unavailable and nothing was charged; see Retry-After")
    public Uni<RestResponse<ActivityBody>> begin(
            @HeaderParam("Idempotency-Key") @Parameter(description = "Same as idempotencyKey in the body") @Nullable
                    String idempotencyKey,
            @NotNull(message = "is required") @Valid ActivityRequest body,
            @Context SecurityContext caller) {
        return activities
                .begin(SchoolCaller.of(caller), idempotencyKey, body)
                .map(accepted -> RestResponse.status(
                        RestResponse.Status.CREATED, ActivityBody.of(accepted.usage(), accepted.isReplay())));
    }
}
