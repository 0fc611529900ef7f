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
 * The link in the verification mail. Opening it changes nothing, because mail scanners open every link; pressing the
 * button on its page does.
 */
@Path("/v1/platform/agent/verify-email")
@PermitAll
@Cancellable(false)
class VerificationResource {

    private static final int TOKEN_LENGTH = 64;
    private static final String ANOTHER = "request another mail: POST /v1/platform/agent/verify-email/resend";

    private final VerifyingAddresses verifying;
    private final VerificationPage page;

    VerificationResource(VerifyingAddresses verifying, VerificationPage page) {
        this.verifying = verifying;
        this.page = page;
    }

    @GET
    @SecurityRequirements
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(
            operationId = "getEmailVerification",
            summary = "Open the link in the verification mail",
            description = "Verifies nothing yet: browsers get a page with a button that does, programs get the state"
                    + " of the token. POST verifies the address.")
    @APIResponse(
            responseCode = "200",
            description = "The token is valid, or the address is already verified",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = VerificationBody.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "400",
            description = "The token is missing, has expired or belongs to an earlier address")
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
            summary = "Verify the email address",
            description = "The token is the credential; it is valid for 24 hours. A repeat reports that the address is"
                    + " verified. The page behind the link sends the same request as a form.")
    @APIResponse(
            responseCode = "200",
            description = "The address is verified",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VerificationBody.class)))
    @APIResponse(
            responseCode = "400",
            description = "The token is missing, has expired or belongs to an earlier address")
    @APIResponse(responseCode = "404", description = "There is no such token")
    @APIResponse(responseCode = "409", description = "Another workspace has verified this address in the meantime")
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
            // Browsers always send it, so a program has forgotten it.
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
        return Uni.createFrom().item(page.of(new VerificationResult.Unknown(), ""));
    }

    private static RestResponse<Object> body(VerificationResult verified) {
        return switch (verified) {
            case VerificationResult.Open open ->
                answer(open.workspace(), false, "The token is valid: POST it to this path to verify the address.");
            case VerificationResult.Done done -> answer(done.workspace(), true, "The email address is verified.");
            case VerificationResult.Unknown unknown -> throw ApiProblem.notFound("The token");
            case VerificationResult.Expired expired -> throw ApiProblem.invalid("token has expired; " + ANOTHER);
            case VerificationResult.Replaced replaced ->
                throw ApiProblem.invalid("token belongs to an address that the workspace no longer has; " + ANOTHER);
            case VerificationResult.Taken taken ->
                throw ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT,
                        "Another workspace has verified this email address in the meantime");
        };
    }

    private static RestResponse<Object> answer(WorkspaceId workspace, boolean verified, String message) {
        return RestResponse.ok(new VerificationBody(workspace.value(), verified, message));
    }

    /** Sent by the page. */
    @Schema(name = "EmailVerificationRequest")
    record VerificationRequest(
            @NotNull @Size(min = TOKEN_LENGTH, max = TOKEN_LENGTH) @Schema(description = "From the mail")
            String token) {}

    /** The state of the verification. */
    @Schema(name = "EmailVerification")
    record VerificationBody(
            UUID organizationId,

            @JsonProperty("isEmailVerified") boolean verified,

            String message) {}
}
