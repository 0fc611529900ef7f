package io.tutorflow.billing.account.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.EmailAddress;
import io.tutorflow.http.ErrorCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Workspaces request another verification mail here, or set their address. */
@Path("/v1/platform/agent/verify-email/resend")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
class ResendResource {

    private final ResendingMails resending;
    private final SecurityIdentity identity;

    ResendResource(ResendingMails resending, SecurityIdentity identity) {
        this.resending = resending;
        this.identity = identity;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "resendVerificationMail",
            summary = "Send the verification mail again",
            description = "With an email the mail goes to that address, which becomes the workspace's; it can be set"
                    + " and changed as long as no address is verified. At most " + VerificationLimits.MAILS
                    + " mails per hour, including the first one.")
    @APIResponse(
            responseCode = "202",
            description = "The mail is being sent",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ResendBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The address is already verified",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ResendBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the workspace has no email address and the request has none, another"
                    + " workspace has verified this address, or the workspace has already verified a different one")
    @APIResponse(responseCode = "429", description = "Too many mails; see Retry-After")
    public Uni<RestResponse<ResendBody>> resend(@RequestBody(required = false) @Valid @Nullable ResendRequest body) {
        var workspace = new WorkspaceId(ApiKeyCaller.of(identity).workspaceId());
        return resending.resend(workspace, body == null ? null : body.email()).map(resend -> switch (resend) {
            case ResendResult.Owed owed ->
                RestResponse.status(
                        RestResponse.Status.ACCEPTED,
                        new ResendBody(owed.email(), false, "The mail is being sent; its link works for 24 hours."));
            case ResendResult.Verified verified ->
                RestResponse.ok(new ResendBody(null, true, "The email address is already verified."));
            case ResendResult.NoAddress none ->
                throw ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT,
                        "The workspace has no email address; add one to the request: {\"email\": …}");
            case ResendResult.Settled settled ->
                throw ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT,
                        "The workspace has already verified a different email address; contact the platform's"
                                + " operator to change it");
            case ResendResult.Taken taken ->
                throw ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, taken.what().sentence());
            case ResendResult.TooMany tooMany ->
                throw ApiProblem.tooMany(
                        "At most " + VerificationLimits.MAILS + " verification mails can be sent per hour",
                        tooMany.retryAfter());
        });
    }

    /** The address to use. */
    record ResendRequest(
            @Size(max = EmailAddress.LIMIT)
            @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.RULE)
            @Schema(
                    description =
                            "Can belong to only one workspace once verified; by default the workspace's current address")
            @Nullable
            String email) {}

    /** The outcome of a request for another mail. */
    record ResendBody(
            @Schema(description = "The address it is sent to") @Nullable
            String sentTo,

            @JsonProperty("isEmailVerified") boolean verified,

            String message) {}
}
