package io.tutorflow.billing.payment.checkout;

import io.smallrye.mutiny.Uni;
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

/** What a person with the link may say of how credits refill themselves. */
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
    @Operation(operationId = "getCheckoutAutoReload", summary = "How the workspace's credits refill themselves")
    @APIResponse(responseCode = "200", description = "As it stands")
    @APIResponse(responseCode = "404", description = "There is no such link, or it is too old")
    public Uni<AutoReloadBody> autoReload(
            @QueryParam("token") @Parameter(description = CheckoutToken.DESCRIPTION) @Nullable String token) {
        return links.open(token)
                .chain(session -> reloads.of(session.workspace().id().value()));
    }

    @PUT
    @SecurityRequirements
    @Operation(
            operationId = "putCheckoutAutoReload",
            summary = "Say how the workspace's credits refill themselves",
            description =
                    "Only by a link that was mailed to the workspace's verified address (POST …/auto-reload/link):"
                            + " whoever was given a link by an agent may pay, and decides nothing about later charges. Needs a"
                            + " card that was kept. What is sent replaces what was set, and declines are forgotten.")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "400", description = "The message names what is wrong")
    @APIResponse(responseCode = "403", description = "platform_workspace_suspended, or email_verification_required")
    @APIResponse(responseCode = "404", description = "There is no such link, or it is too old")
    @APIResponse(responseCode = "409", description = "platform_conflict: the workspace is billed by meters")
    public Uni<AutoReloadBody> set(
            @QueryParam("token") @Parameter(description = CheckoutToken.DESCRIPTION) @Nullable String token,
            @NotNull @Valid AutoReloadRequest body) {
        return links.open(token)
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
            summary = "Mail a link that may change the automatic reload",
            description = "It goes to the workspace's verified address and to nobody else, is good for an hour, and may"
                    + " do what the owner's login may: who has the mailbox is the owner.")
    @APIResponse(
            responseCode = "202",
            description = "It is mailed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MailedLinkBody.class)))
    @APIResponse(responseCode = "404", description = "The link is unknown or too old")
    @APIResponse(responseCode = "429", description = "Enough were mailed in the last hour")
    @APIResponse(responseCode = "503", description = "The mail was not taken; no link went out")
    public Uni<RestResponse<MailedLinkBody>> mailLink(@NotNull @Valid MailedLinkRequest body) {
        return links.open(body.token())
                .invoke(session -> Payable.check(session.workspace()))
                .chain(session -> mailing.mail(session.workspace()))
                .map(CheckoutReloadResource::mailed);
    }

    private static RestResponse<MailedLinkBody> mailed(MailedLink link) {
        return switch (link) {
            case MailedLink.Sent sent -> RestResponse.status(Status.ACCEPTED, MailedLinkBody.to(sent.address()));
            case MailedLink.TooMany many ->
                throw ApiProblem.tooMany(
                        "At most " + CheckoutLimits.MAILED_LINKS + " links are mailed in an hour", many.pause());
            case MailedLink.NotTaken notTaken -> throw ApiProblem.unavailable("The mail server");
        };
    }

    private static void mustBeOwners(BillingSession session) {
        if (!session.isOwners()) {
            throw ApiProblem.of(
                    ErrorCode.PLATFORM_FORBIDDEN,
                    "This link may pay, but not change the automatic reload: have a link mailed to the workspace's"
                            + " verified address (POST /v1/platform/agent/checkout/auto-reload/link), or sign in as its"
                            + " owner (PUT /v1/platform/owner/auto-reload)");
        }
    }

    /** Asks for a link that may do more. */
    @Schema(name = "MailedLinkRequest")
    record MailedLinkRequest(
            @NotNull
            @Size(min = CheckoutToken.LENGTH, max = CheckoutToken.LENGTH)
            @Schema(description = CheckoutToken.DESCRIPTION)
            String token) {}

    /** Where it went. */
    @Schema(name = "MailedLink")
    record MailedLinkBody(
            @Schema(
                    description = "Only how the address begins and where it is: who has the link need not know it",
                    examples = "j…@example.com")
            String sentTo) {

        static MailedLinkBody to(String address) {
            int first = Character.charCount(address.codePointAt(0));
            return new MailedLinkBody(address.substring(0, first) + "…" + address.substring(address.lastIndexOf('@')));
        }
    }
}
