package io.tutorflow.billing.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.workspace.WorkspaceId;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** How a workspace asks for its verification mail once more. */
@Path("/v1/platform/agent/verify-email/resend")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
class ResendResource {

    private final Resending resending;
    private final SecurityIdentity identity;

    ResendResource(Resending resending, SecurityIdentity identity) {
        this.resending = resending;
        this.identity = identity;
    }

    @POST
    @Operation(
            operationId = "resendVerificationMail",
            summary = "Send the verification mail once more",
            description = "At most " + VerificationLimits.MAILS + " mails in an hour, the first one included.")
    @APIResponse(
            responseCode = "202",
            description = "The mail is on its way",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ResendBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The address is verified already",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ResendBody.class)))
    @APIResponse(responseCode = "409", description = "The workspace has no email address")
    @APIResponse(responseCode = "429", description = "Too many mails; see Retry-After")
    public Uni<RestResponse<ResendBody>> resend() {
        var workspace = new WorkspaceId(ApiKeyCaller.of(identity).workspaceId());
        return resending.resend(workspace).map(resend -> switch (resend) {
            case Resend.Owed owed ->
                RestResponse.status(
                        RestResponse.Status.ACCEPTED,
                        new ResendBody(owed.email(), false, "The mail is on its way; its link works for 24 hours."));
            case Resend.Verified verified ->
                RestResponse.ok(new ResendBody(null, true, "The email address is verified already."));
            case Resend.NoAddress none ->
                throw ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT,
                        "The workspace was registered without an email address; register one that has it");
            case Resend.TooMany tooMany ->
                throw ApiProblem.tooMany(
                        "At most " + VerificationLimits.MAILS + " verification mails an hour", tooMany.retryAfter());
        });
    }

    /** What becomes of the wish for a mail. */
    record ResendBody(
            @Schema(description = "Where it goes") @Nullable String sentTo,

            @JsonProperty("isEmailVerified") boolean verified,

            String message) {}
}
