package io.tutorflow.billing.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The link of the verification mail. */
@Path("/v1/platform/agent/verify-email")
@PermitAll
@Cancellable(false)
class VerificationResource {

    private static final int TOKEN_LENGTH = 64;
    private static final String ANOTHER = "; ask for another mail: POST /v1/platform/agent/verify-email/resend";

    private final Verifying verifying;

    VerificationResource(Verifying verifying) {
        this.verifying = verifying;
    }

    @GET
    @SecurityRequirements
    @Operation(
            operationId = "verifyEmail",
            summary = "The link of the verification mail",
            description = "The token is the credential. It works once, within 24 hours.")
    @APIResponse(responseCode = "200", description = "The address is verified")
    @APIResponse(responseCode = "400", description = "There is no token, or it was used before, or it is too old")
    @APIResponse(responseCode = "404", description = "There is no such token")
    public Uni<VerifiedBody> verify(
            @QueryParam("token") @Parameter(description = "64 hexadecimal digits, from the mail") @Nullable
                    String token) {
        if (token == null || token.length() != TOKEN_LENGTH) {
            throw ApiProblem.invalid("token must have " + TOKEN_LENGTH + " characters");
        }
        return verifying.verify(new VerificationToken(token)).map(verified -> switch (verified) {
            case Verified.Done done ->
                new VerifiedBody(done.workspace().id().value(), true, "The email address is verified.");
            case Verified.Unknown unknown -> throw ApiProblem.notFound("The token");
            case Verified.Used used -> throw ApiProblem.invalid("token was used before: the address is verified");
            case Verified.Expired expired -> throw ApiProblem.invalid("token has expired" + ANOTHER);
        });
    }

    /** The proof. */
    record VerifiedBody(
            UUID organizationId,

            @JsonProperty("isEmailVerified") boolean verified,

            String message) {}
}
