package io.tutorflow.billing.account.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.page.PageAnswer;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * The link of the verification mail. Opening it changes nothing, because scanners of mail open every link; the button of
 * its page is an act.
 */
@Path("/v1/platform/agent/verify-email")
@PermitAll
@Cancellable(false)
class VerificationResource {

    private static final int TOKEN_LENGTH = 64;
    private static final String ANOTHER = "ask for another mail: POST /v1/platform/agent/verify-email/resend";

    private final Verifying verifying;
    private final VerificationPage page;

    VerificationResource(Verifying verifying, VerificationPage page) {
        this.verifying = verifying;
        this.page = page;
    }

    @GET
    @SecurityRequirements
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(
            operationId = "getEmailVerification",
            summary = "The link of the verification mail",
            description = "Verifies nothing: a browser is shown a page with a button that does, a program is told what"
                    + " the token is good for. POST verifies.")
    @APIResponse(
            responseCode = "200",
            description = "The token is good, or the address is verified already",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = VerificationBody.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "400", description = "There is no token, or it is too old or of a former address")
    @APIResponse(responseCode = "404", description = "There is no such token")
    public Uni<RestResponse<Object>> look(
            @QueryParam("token") @Parameter(description = "64 hexadecimal digits, from the mail") @Nullable
                    String token,
            @Context HttpHeaders headers) {
        if (!PageAnswer.isWanted(headers)) {
            return verifying.look(checked(token)).map(VerificationResource::body);
        }
        return whole(token)
                .map(found -> verifying.look(found).map(seen -> page.of(seen, found.text())))
                .orElseGet(this::incomplete);
    }

    @POST
    @SecurityRequirements
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "verifyEmail",
            summary = "Verify the address",
            description = "The token is the credential; it works within 24 hours. A repeat says that the address is"
                    + " verified. The page behind the link sends the same as a form.")
    @APIResponse(
            responseCode = "200",
            description = "The address is verified",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VerificationBody.class)))
    @APIResponse(responseCode = "400", description = "There is no token, or it is too old or of a former address")
    @APIResponse(responseCode = "404", description = "There is no such token")
    @APIResponse(responseCode = "409", description = "Another workspace has verified the address meanwhile")
    public Uni<RestResponse<Object>> verify(@NotNull @Valid VerificationRequest body) {
        return verifying.verify(new VerificationToken(body.token())).map(VerificationResource::body);
    }

    @POST
    @SecurityRequirements
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> press(
            @FormParam("token") @Nullable String token,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType) {
        if (contentType == null) {
            // No browser leaves it out: a program forgot it.
            throw ApiProblem.invalid("Content-Type must be application/json");
        }
        return whole(token)
                .map(found -> verifying.verify(found).map(verified -> page.of(verified, found.text())))
                .orElseGet(this::incomplete);
    }

    private static Optional<VerificationToken> whole(@Nullable String token) {
        return Optional.ofNullable(token)
                .filter(text -> text.length() == TOKEN_LENGTH)
                .map(VerificationToken::new);
    }

    private static VerificationToken checked(@Nullable String token) {
        return whole(token).orElseThrow(() -> ApiProblem.invalid("token must have " + TOKEN_LENGTH + " characters"));
    }

    private Uni<RestResponse<Object>> incomplete() {
        return Uni.createFrom().item(page.of(new Verified.Unknown(), ""));
    }

    private static RestResponse<Object> body(Verified verified) {
        return switch (verified) {
            case Verified.Open open ->
                answer(open.workspace(), false, "The token is good: POST it to this path to verify the address.");
            case Verified.Done done -> answer(done.workspace(), true, "The email address is verified.");
            case Verified.Unknown unknown -> throw ApiProblem.notFound("The token");
            case Verified.Expired expired -> throw ApiProblem.invalid("token has expired; " + ANOTHER);
            case Verified.Replaced replaced ->
                throw ApiProblem.invalid("token is of an address that the workspace no longer has; " + ANOTHER);
            case Verified.Taken taken ->
                throw ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT, "Another workspace has verified this email address meanwhile");
        };
    }

    private static RestResponse<Object> answer(WorkspaceId workspace, boolean verified, String message) {
        return RestResponse.ok(new VerificationBody(workspace.value(), verified, message));
    }

    /** What the page sends. */
    @Schema(name = "EmailVerificationRequest")
    record VerificationRequest(
            @NotNull @Size(min = TOKEN_LENGTH, max = TOKEN_LENGTH) @Schema(description = "From the mail")
            String token) {}

    /** How far the proof is. */
    @Schema(name = "EmailVerification")
    record VerificationBody(
            UUID organizationId,

            @JsonProperty("isEmailVerified") boolean verified,

            String message) {}
}
