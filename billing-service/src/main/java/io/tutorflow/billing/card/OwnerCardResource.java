package io.tutorflow.billing.card;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.Payments;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.WorkspaceOwner;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where the person behind a workspace sees and removes the card that is kept. */
@Path("/v1/platform/owner/payment-methods")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerCardResource {

    private final Payments payments;
    private final RemovingCards removing;

    OwnerCardResource(Payments payments, RemovingCards removing) {
        this.payments = payments;
        this.removing = removing;
    }

    @GET
    @Operation(
            operationId = "listPaymentMethods",
            summary = "The card that is kept for the workspace",
            description = "A card is kept by paying with it on the checkout page and asking for that; it replaces the"
                    + " one before.")
    @APIResponse(responseCode = "200", description = "One, or none")
    public Uni<CardBody.Page> cards(@Context SecurityContext caller) {
        return payments.cardOf(WorkspaceOwner.of(caller).workspaceId()).map(CardBody.Page::of);
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "removePaymentMethod",
            summary = "Have Stripe forget the card",
            description = "Nothing can be charged by it afterwards, and auto-reload is off.")
    @APIResponse(responseCode = "204", description = "It is forgotten")
    @APIResponse(responseCode = "404", description = "The workspace has no such card")
    @APIResponse(responseCode = "503", description = "Stripe is away; the card is still kept")
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
