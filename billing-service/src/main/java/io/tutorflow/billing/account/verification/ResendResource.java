package io.tutorflow.billing.account.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Contact;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.ApiProblem;
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

/** How a workspace asks for its verification mail once more, or gets an address. */
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
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "resendVerificationMail",
            summary = "Send the verification mail once more",
            description = "With an email, to that address, which is the workspace's from now on: as long as none is"
                    + " verified it can be set and changed. At most " + VerificationLimits.MAILS
                    + " mails in an hour, the first one included.")
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
    @APIResponse(
            responseCode = "409",
            description =
                    "platform_conflict: the workspace has no email address and none is given, another workspace has verified it, or another one is verified")
    @APIResponse(responseCode = "429", description = "Too many mails; see Retry-After")
    public Uni<RestResponse<ResendBody>> resend(@RequestBody(required = false) @Valid @Nullable ResendRequest body) {
        var workspace = new WorkspaceId(ApiKeyCaller.of(identity).workspaceId());
        return resending.resend(workspace, body == null ? null : body.email()).map(resend -> switch (resend) {
            case Resend.Owed owed ->
                RestResponse.status(
                        RestResponse.Status.ACCEPTED,
                        new ResendBody(owed.email(), false, "The mail is on its way; its link works for 24 hours."));
            case Resend.Verified verified ->
                RestResponse.ok(new ResendBody(null, true, "The email address is verified already."));
            case Resend.NoAddress none ->
                throw ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT, "The workspace has no email address; send one: {\"email\": …}");
            case Resend.Settled settled ->
                throw ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT,
                        "Another email address of the workspace is verified; its operator can change it");
            case Resend.Taken taken ->
                throw ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, taken.what().sentence());
            case Resend.TooMany tooMany ->
                throw ApiProblem.tooMany(
                        "At most " + VerificationLimits.MAILS + " verification mails an hour", tooMany.retryAfter());
        });
    }

    /** Where the workspace is reached. */
    record ResendRequest(
            @Size(max = Contact.MAX_EMAIL)
            @Pattern(regexp = Contact.EMAIL_PATTERN, message = Contact.EMAIL_RULE)
            @Schema(
                    description =
                            "Of one workspace only, once it is verified; the one that the workspace has if not given")
            @Nullable
            String email) {}

    /** What becomes of the wish for a mail. */
    record ResendBody(
            @Schema(description = "Where it goes") @Nullable String sentTo,

            @JsonProperty("isEmailVerified") boolean verified,

            String message) {}
}
