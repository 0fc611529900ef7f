package io.tutorflow.billing.account.registration;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Opening;
import io.tutorflow.billing.account.workspace.Opening.Taken;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.money.Money;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Agents register here, without anyone's help. */
@Path("/v1/platform/agent/register")
@PermitAll
@Cancellable(false)
class RegistrationResource {

    /** USD 1.00, enough for twenty lessons. */
    private static final Money SIGNUP_CREDIT = Money.ofCredits(100);

    private final RegisteringWorkspaces registering;
    private final Asking asking;

    RegistrationResource(RegisteringWorkspaces registering, Asking asking) {
        this.asking = asking;
        this.registering = registering;
    }

    @POST
    @Operation(
            operationId = "registerAgent",
            summary = "Create a workspace",
            description = "The workspace has 100 credits (USD 1.00) at once, with no verification and no payment"
                    + " method. Registrations are limited to five valid attempts per hour and IP address (for IPv6"
                    + " five per /64 and twenty per /48), and a thousand per hour in total.")
    @APIResponse(
            responseCode = "201",
            description = "The workspace and its API key, which is shown only once",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegistrationBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the slug or the email is taken; the message says which")
    @APIResponse(
            responseCode = "429",
            description = "platform_rate_limit_exceeded: too many registrations from this address; see Retry-After")
    public Uni<RestResponse<RegistrationBody>> register(
            @NotNull @Valid RegistrationRequest body, @Context HttpServerRequest request) {
        var from = ClientNetwork.of(ClientAddress.of(request));
        var wish = body.wish(SIGNUP_CREDIT);
        return registering
                .register(from, wish, asking.of("register", from.text(), body, wish))
                .map(RegistrationResource::answer);
    }

    private static RestResponse<RegistrationBody> answer(Registration registration) {
        return switch (registration) {
            case Registration.Decided decided -> answer(decided.opening());
            case Registration.TooMany tooMany ->
                throw ApiProblem.tooMany(
                        tooMany.limit().whose() + " used up the limit of "
                                + tooMany.limit().attempts() + " per "
                                + tooMany.limit().window().toMinutes() + " minutes",
                        tooMany.retryAfter());
        };
    }

    private static RestResponse<RegistrationBody> answer(Opening opening) {
        return switch (opening) {
            case Opening.Opened opened -> shown(RegistrationBody.of(opened, SIGNUP_CREDIT));
            case Opening.Repeated repeated -> shown(RegistrationBody.of(repeated, SIGNUP_CREDIT));
            case Opening.Refused refused -> throw conflict(refused.taken());
        };
    }

    private static RestResponse<RegistrationBody> shown(RegistrationBody body) {
        return ResponseBuilder.create(Status.CREATED, body)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static ApiProblem conflict(Taken taken) {
        return ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, taken.sentence());
    }
}
