package io.tutorflow.billing.payment.card;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.billing.payment.Buyer;
import io.tutorflow.billing.payment.Payments;
import io.tutorflow.billing.payment.ReturnTo;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.WorkspaceOwner;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Owners save, see and remove their workspace's card here. */
@Path("/v1/platform/owner/payment-methods")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerCardResource {

    private final Payments payments;
    private final RemovingCards removing;
    private final SavingCards saving;
    private final Workspaces workspaces;
    private final Asking asking;
    private final String publicUrl;

    OwnerCardResource(
            Payments payments,
            RemovingCards removing,
            SavingCards saving,
            Workspaces workspaces,
            Asking asking,
            @ConfigProperty(name = "tutorflow.public-url") String publicUrl) {
        this.saving = saving;
        this.asking = asking;
        this.workspaces = workspaces;
        this.publicUrl = publicUrl;
        this.payments = payments;
        this.removing = removing;
    }

    @GET
    @Operation(
            operationId = "listPaymentMethods",
            summary = "List the workspace's saved card",
            description = "A card is saved on a page of Stripe, or by paying with it and ticking the box; it replaces"
                    + " the card saved before.")
    @APIResponse(responseCode = "200", description = "One card, or none")
    public Uni<CardBody.Page> cards(@Context SecurityContext caller) {
        return payments.cardOf(WorkspaceOwner.of(caller).workspaceId()).map(CardBody.Page::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createPaymentMethod",
            summary = "Create a Stripe page for saving a card without paying",
            description = "Once a person has saved a card there, it becomes the saved card within seconds; nothing is"
                    + " charged. With an idempotencyKey a repeat returns the same page. The body can be omitted.")
    @APIResponse(
            responseCode = "201",
            description = "The page, to open in a person's browser",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardSetupBody.class)))
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "403", description = "email_verification_required")
    @APIResponse(responseCode = "404", description = "There is no such workspace")
    @APIResponse(responseCode = "429", description = "Ten pages were created within an hour")
    @APIResponse(responseCode = "503", description = "Stripe is unavailable; nothing was saved")
    public Uni<RestResponse<CardSetupBody>> save(
            @RequestBody(required = false) @Valid @Nullable CardSetupRequest body, @Context SecurityContext caller) {
        var owner = WorkspaceOwner.of(caller);
        var asked = asking.of("save card", owner.workspaceId(), body);
        return workspaces
                .find(new WorkspaceId(owner.workspaceId()))
                .map(found -> found.orElseThrow(() -> ApiProblem.notFound("The workspace " + owner.workspaceId())))
                .invoke(OwnerCardResource::mustBeVerified)
                .chain(workspace ->
                        saving.begin(asked, buyer(workspace), ReturnTo.cardPagesAt(publicUrl), owner.subject()))
                .map(answer -> RestResponse.status(Status.CREATED, CardSetupBody.of(answer)));
    }

    private static void mustBeVerified(Workspace workspace) {
        if (!workspace.profile().contact().verified()) {
            throw ApiProblem.of(
                    ErrorCode.EMAIL_VERIFICATION_REQUIRED,
                    "A card can be saved only after the workspace's email address has been verified");
        }
    }

    private static Buyer buyer(Workspace workspace) {
        var profile = workspace.profile();
        return new Buyer(
                workspace.id().value(), profile.name(), profile.contact().email());
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "removePaymentMethod",
            summary = "Remove the saved card",
            description = "The card can no longer be charged, and auto-reload is switched off.")
    @APIResponse(responseCode = "204", description = "The card is removed")
    @APIResponse(responseCode = "404", description = "The workspace has no such card")
    @APIResponse(responseCode = "503", description = "Stripe is unavailable; the card is still saved")
    public Uni<Void> remove(String id, @Context SecurityContext caller) {
        return removing.remove(WorkspaceOwner.of(caller).workspaceId(), id)
                .invoke(removed -> {
                    if (!removed) {
                        throw ApiProblem.notFound("The payment method " + id);
                    }
                })
                .replaceWithVoid();
    }
}
