package io.tutorflow.billing.payment.checkout;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
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

/** How a person without a login has the kept card forgotten: the link asks for a mail, the mail's page confirms. */
@Path("/v1/platform/agent/checkout/forget-card")
@PermitAll
@Cancellable(false)
class ForgetCardResource {

    private final BillingSessions sessions;
    private final ForgettingCards forgetting;

    ForgetCardResource(BillingSessions sessions, ForgettingCards forgetting) {
        this.sessions = sessions;
        this.forgetting = forgetting;
    }

    @POST
    @SecurityRequirements
    @ResponseStatus(202)
    @Operation(
            operationId = "askToForgetCard",
            summary = "Mail the workspace's address a link by which the kept card is forgotten",
            description = "Nothing else happens: a link alone changes no card.")
    @APIResponse(
            responseCode = "202",
            description = "The mail is on its way",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AskedBody.class)))
    @APIResponse(responseCode = "403", description = "email_verification_required")
    @APIResponse(responseCode = "404", description = "There is no such link, or it is too old")
    @APIResponse(responseCode = "409", description = "platform_conflict: no card is kept")
    @APIResponse(responseCode = "429", description = "Three mails were asked for within an hour")
    @APIResponse(responseCode = "503", description = "The mail server is away; ask again")
    public Uni<AskedBody> ask(@NotNull @Valid TokenRequest body) {
        return sessions.of(body.token())
                .invoke(session -> Payable.mustBeVerified(session.workspace()))
                .chain(session -> forgetting
                        .ask(session.workspace())
                        .replaceWith(new AskedBody(String.valueOf(
                                session.workspace().profile().contact().masked()))));
    }

    @GET
    @SecurityRequirements
    @Operation(operationId = "getForgettableCard", summary = "Which card the mail's link is about; nothing changes")
    @APIResponse(responseCode = "200", description = "It is kept")
    @APIResponse(responseCode = "404", description = "The link is unknown, used or too old, or the card is not kept")
    public Uni<ForgettableBody> look(
            @QueryParam("token") @Parameter(description = "From the mail") @Nullable String token) {
        if (token == null || token.length() != CheckoutToken.LENGTH) {
            throw ApiProblem.invalid("token must have " + CheckoutToken.LENGTH + " characters");
        }
        return forgetting
                .look(new CheckoutToken(token))
                .map(found -> new ForgettableBody(found.workspace(), KeptCardBody.of(found.card())));
    }

    @POST
    @Path("confirm")
    @SecurityRequirements
    @Operation(
            operationId = "forgetCard",
            summary = "Have Stripe forget the card",
            description = "Nothing can be charged to it afterwards, and auto-reload is off.")
    @APIResponse(responseCode = "204", description = "It is forgotten")
    @APIResponse(responseCode = "404", description = "The link is unknown, used or too old")
    @APIResponse(responseCode = "503", description = "Stripe is away; the card is still kept")
    public Uni<Void> confirm(@NotNull @Valid TokenRequest body) {
        return forgetting.confirm(new CheckoutToken(body.token()));
    }

    /** The credential. */
    @Schema(name = "ForgetCardRequest")
    record TokenRequest(
            @NotNull @Size(min = CheckoutToken.LENGTH, max = CheckoutToken.LENGTH) @Schema(description = "Of the link")
            String token) {}

    /** Where to look. */
    @Schema(name = "ForgetCardAsked")
    record AskedBody(
            @Schema(description = "Where the mail goes, masked", examples = "i•••@lumen.example")
            String sentTo) {}

    /** What would be forgotten. */
    @Schema(name = "ForgettableCard")
    record ForgettableBody(
            @Schema(description = "The workspace's") String name, KeptCardBody card) {}
}
