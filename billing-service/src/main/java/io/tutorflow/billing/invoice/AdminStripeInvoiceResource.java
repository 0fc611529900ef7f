package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Operator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where operators have Stripe collect invoices. */
@Path("/v1/admin/invoices/{id}/stripe")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminStripeInvoiceResource {

    private final HandingToStripe handing;
    private final AskingStripe stripe;
    private final ShowingInvoices showing;

    AdminStripeInvoiceResource(HandingToStripe handing, AskingStripe stripe, ShowingInvoices showing) {
        this.handing = handing;
        this.stripe = stripe;
        this.showing = showing;
    }

    @POST
    @Operation(
            operationId = "collectInvoice",
            summary = "Have Stripe collect an open invoice",
            description =
                    "In one of two ways, which stays: the same request again changes nothing. Stripe's invoice has the same"
                            + " number and the same total to the cent; it is created by the scheduler stripe-invoices, and"
                            + " parked there with the reason if Stripe refuses it. It is paid here as soon as it is paid at"
                            + " Stripe. If Stripe gives it up, it becomes uncollectible, and the workspace's credit line is"
                            + " frozen until it is paid or void.")
    @APIResponse(responseCode = "200", description = "The invoice; stripe says how far it is")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    @APIResponse(
            responseCode = "409",
            description =
                    "platform_conflict: not open, credited, collected in another way, or the workspace has no saved card")
    @APIResponse(responseCode = "503", description = "platform_unavailable: no Stripe is configured")
    public Uni<InvoiceBody> collect(
            UUID id, @NotNull @Valid StripeCollectionRequest body, @Context SecurityContext caller) {
        if (!stripe.isPossible()) {
            throw ApiProblem.unavailable("Stripe");
        }
        return handing.hand(new InvoiceId(id), body.path(), Operator.of(caller).subject())
                .invoke(answer -> InvoiceProblems.demandDone(answer, id))
                .chain(() -> showing.invoice(id, Viewer.PLATFORM));
    }
}
