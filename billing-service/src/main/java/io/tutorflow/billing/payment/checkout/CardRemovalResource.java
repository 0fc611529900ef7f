package io.tutorflow.billing.payment.checkout;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Removing the saved card without a login: the link requests a mail, and the mail's page confirms. */
@Path("/v1/platform/agent/checkout/forget-card")
@PermitAll
@Cancellable(false)
class CardRemovalResource {

    private final CheckoutLinks links;
    private final ConfirmingCardRemovals forgetting;

    CardRemovalResource(CheckoutLinks links, ConfirmingCardRemovals forgetting) {
        this.links = links;
        this.forgetting = forgetting;
    }

    @POST
    @SecurityRequirements
    @ResponseStatus(202)
    @Operation(
            operationId = "askToForgetCard",
            summary = "Mail the workspace's address a link for removing the saved card",
            description = "Nothing else happens: opening the link alone removes nothing.")
    @APIResponse(
            responseCode = "202",
            description = "The mail is being sent",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AskedBody.class)))
    @APIResponse(responseCode = "403", description = "email_verification_required")
    @APIResponse(responseCode = "404", description = "The link does not exist or has expired")
    @APIResponse(responseCode = "409", description = "platform_conflict: no card is saved")
    @APIResponse(responseCode = "429", description = "Three mails were requested within an hour")
    @APIResponse(responseCode = "503", description = "The mail server is unavailable; try again")
    public Uni<AskedBody> ask(@NotNull @Valid TokenRequest body) {
        return links.open(body.token())
                .invoke(session -> Payable.mustBeVerified(session.workspace()))
                .chain(session ->
                        forgetting.ask(session.workspace()).map(answer -> asked(answer, session.workspace())));
    }

    private static AskedBody asked(FarewellAnswer answer, Workspace workspace) {
        return switch (answer) {
            case MAILED ->
                new AskedBody(String.valueOf(workspace.profile().contact().masked()));
            case NO_CARD -> throw ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, "No card is saved for this workspace");
            case TOO_MANY ->
                throw ApiProblem.tooMany(
                        "At most " + CheckoutLimits.FAREWELLS + " mails for deleting a card can be requested per hour",
                        CheckoutLimits.FAREWELL_WINDOW);
            case NOT_TAKEN -> throw ApiProblem.unavailable("The mail server");
        };
    }

    private static ApiProblem gone() {
        return ApiProblem.notFound("The link is unknown, used or older than 24 hours: its card");
    }

    @GET
    @SecurityRequirements
    @Operation(
            operationId = "getForgettableCard",
            summary = "Get the card that the mailed link would remove; changes nothing")
    @APIResponse(responseCode = "200", description = "The card is still saved")
    @APIResponse(
            responseCode = "404",
            description = "The link is unknown, used or has expired, or the card is no longer saved")
    public Uni<ForgettableBody> look(
            @QueryParam("token") @Parameter(description = "From the mail") @Nullable String token) {
        var read = CheckoutToken.read(token).orElseThrow(() -> CheckoutLinks.problem(OpenedLink.Reason.MALFORMED));
        return forgetting
                .look(read)
                .map(found -> found.orElseThrow(CardRemovalResource::gone))
                .map(found -> new ForgettableBody(found.workspace(), KeptCardBody.of(found.card())));
    }

    @POST
    @Path("confirm")
    @SecurityRequirements
    @Operation(
            operationId = "forgetCard",
            summary = "Delete the saved card",
            description = "The card can no longer be charged, and auto-reload is switched off.")
    @APIResponse(responseCode = "204", description = "The card is deleted")
    @APIResponse(responseCode = "404", description = "The link is unknown, used or has expired")
    @APIResponse(responseCode = "503", description = "Stripe is unavailable; the card is still saved")
    public Uni<Void> confirm(@NotNull @Valid TokenRequest body) {
        return forgetting
                .confirm(new CheckoutToken(body.token()))
                .invoke(good -> {
                    if (!good) {
                        throw gone();
                    }
                })
                .replaceWithVoid();
    }

    /** The credential. */
    @Schema(name = "ForgetCardRequest")
    record TokenRequest(
            @NotNull
            @Size(min = CheckoutToken.LENGTH, max = CheckoutToken.LENGTH)
            @Schema(description = "The token from the link")
            String token) {}

    /** Where the mail went. */
    @Schema(name = "ForgetCardAsked")
    record AskedBody(
            @Schema(description = "The address that gets the mail, masked", examples = "i•••@lumen.example")
            String sentTo) {}

    /** The card that would be removed. */
    @Schema(name = "ForgettableCard")
    record ForgettableBody(
            @Schema(description = "The workspace's") String name, KeptCardBody card) {}
}
