package io.tutorflow.billing.payment.checkout;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.Prepaid;
import io.tutorflow.billing.payment.reload.AutoReloadBody;
import io.tutorflow.billing.payment.reload.AutoReloadRequest;
import io.tutorflow.billing.payment.reload.ReloadProblem;
import io.tutorflow.billing.payment.reload.SettingReloads;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What a holder of the link may do about automatic reload. */
@Path("/v1/platform/agent/checkout/auto-reload")
@PermitAll
@Cancellable(false)
class CheckoutReloadResource {

    private static final String WHO = "checkout page";

    private final CheckoutLinks links;
    private final SettingReloads reloads;
    private final MailingLinks mailing;

    CheckoutReloadResource(CheckoutLinks links, SettingReloads reloads, MailingLinks mailing) {
        this.links = links;
        this.reloads = reloads;
        this.mailing = mailing;
    }

    @GET
    @SecurityRequirements
    @Operation(operationId = "getCheckoutAutoReload", summary = "Get the workspace's automatic reload")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "The link does not exist or has expired")
    public Uni<AutoReloadBody> autoReload(
            @QueryParam("token") @Parameter(description = CheckoutToken.DESCRIPTION) @Nullable String token) {
        return links.open(token)
                .chain(session -> reloads.of(session.workspace().id().value()));
    }

    @PUT
    @SecurityRequirements
    @Operation(
            operationId = "putCheckoutAutoReload",
            summary = "Set the workspace's automatic reload",
            description = "Only with a link mailed to the workspace's verified address (POST …/auto-reload/link): a"
                    + " link passed on by an agent can pay, but not decide on later charges. Requires a saved card."
                    + " The request replaces the whole setting and resets declines.")
    @APIResponse(responseCode = "200", description = "The updated state")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "403", description = "platform_workspace_suspended, or email_verification_required")
    @APIResponse(responseCode = "404", description = "The link does not exist or has expired")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the workspace is metered and has no prepaid credits")
    public Uni<AutoReloadBody> set(
            @QueryParam("token") @Parameter(description = CheckoutToken.DESCRIPTION) @Nullable String token,
            @NotNull @Valid AutoReloadRequest body) {
        return links.open(token)
                .invoke(session -> Prepaid.check(session.workspace()))
                .invoke(session -> Payable.check(session.workspace()))
                .invoke(CheckoutReloadResource::mustBeOwners)
                .chain(session -> reloads.set(session.workspace().id().value(), body, WHO))
                .map(ReloadProblem::orBody);
    }

    @POST
    @Path("link")
    @SecurityRequirements
    @Operation(
            operationId = "mailReloadLink",
            summary = "Mail a link that can change automatic reload",
            description = "The link goes only to the workspace's verified address and is valid for an hour. It can do"
                    + " what the owner's login can, because whoever has the mailbox is the owner.")
    @APIResponse(
            responseCode = "202",
            description = "The link has been mailed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MailedLinkBody.class)))
    @APIResponse(responseCode = "404", description = "The link is unknown or has expired")
    @APIResponse(responseCode = "429", description = "Too many links were mailed in the last hour")
    @APIResponse(responseCode = "503", description = "The mail could not be sent, so there is no new link")
    public Uni<RestResponse<MailedLinkBody>> mailLink(@NotNull @Valid MailedLinkRequest body) {
        return links.open(body.token())
                .invoke(session -> Prepaid.check(session.workspace()))
                .invoke(session -> Payable.check(session.workspace()))
                .chain(session -> mailing.mail(session.workspace()))
                .map(CheckoutReloadResource::mailed);
    }

    private static RestResponse<MailedLinkBody> mailed(MailedLink link) {
        return switch (link) {
            case MailedLink.Sent sent -> RestResponse.status(Status.ACCEPTED, MailedLinkBody.to(sent.address()));
            case MailedLink.TooMany many ->
                throw ApiProblem.tooMany(
                        "At most " + CheckoutLimits.MAILED_LINKS + " links can be mailed per hour", many.pause());
            case MailedLink.NotTaken notTaken -> throw ApiProblem.unavailable("The mail server");
        };
    }

    private static void mustBeOwners(BillingSession session) {
        if (!session.isOwners()) {
            throw ApiProblem.of(
                    ErrorCode.PLATFORM_FORBIDDEN,
                    "This link can pay, but not change automatic reload. Have a link mailed to the workspace's"
                            + " verified address (POST /v1/platform/agent/checkout/auto-reload/link), or sign in as the"
                            + " owner (PUT /v1/platform/owner/auto-reload)");
        }
    }

    /** A request for a link that may do more. */
    @Schema(name = "MailedLinkRequest")
    record MailedLinkRequest(
            @NotNull
            @Size(min = CheckoutToken.LENGTH, max = CheckoutToken.LENGTH)
            @Schema(description = CheckoutToken.DESCRIPTION)
            String token) {}

    /** The address it was sent to. */
    @Schema(name = "MailedLink")
    record MailedLinkBody(
            @Schema(
                    description =
                            "Only the beginning and the domain of the address, which the link's holder need not know",
                    examples = "j…@example.com")
            String sentTo) {

        static MailedLinkBody to(String address) {
            int first = Character.charCount(address.codePointAt(0));
            return new MailedLinkBody(address.substring(0, first) + "…" + address.substring(address.lastIndexOf('@')));
        }
    }
}
