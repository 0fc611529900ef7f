package io.tutorflow.billing.payment.purchase;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.organization.Organization;
import io.tutorflow.billing.account.organization.Organizations;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.billing.payment.BeginAnswer;
import io.tutorflow.billing.payment.BeginningPayments;
import io.tutorflow.billing.payment.Buyer;
import io.tutorflow.billing.payment.Order;
import io.tutorflow.billing.payment.Payer;
import io.tutorflow.billing.payment.PaymentBody;
import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.billing.payment.Payments;
import io.tutorflow.billing.payment.Price;
import io.tutorflow.billing.payment.Purpose;
import io.tutorflow.billing.payment.ReturnTo;
import io.tutorflow.billing.teacher.SharingWallets;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.money.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Org admins, and teachers without a budget, buy tokens here. */
@Path("/v1/school/purchases")
@RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER})
@Cancellable(false)
class PurchaseResource {

    private final Organizations organizations;
    private final SharingWallets sharing;
    private final BeginningPayments beginning;
    private final Payments payments;
    private final Asking asking;
    private final String publicUrl;

    PurchaseResource(
            Organizations organizations,
            SharingWallets sharing,
            BeginningPayments beginning,
            Payments payments,
            Asking asking,
            @ConfigProperty(name = "tutorflow.public-url") String publicUrl) {
        this.organizations = organizations;
        this.sharing = sharing;
        this.beginning = beginning;
        this.payments = payments;
        this.asking = asking;
        this.publicUrl = publicUrl;
    }

    @POST
    @Operation(
            operationId = "createPurchase",
            summary = "Buy tokens",
            description = "Returns Stripe's page for the purchase; the tokens are available within seconds of the"
                    + " payment. With an idempotencyKey a repeat is the same purchase.")
    @APIResponse(
            responseCode = "201",
            description = "The payment, to be made at url",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PaymentBody.class)))
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(
            responseCode = "403",
            description = "The caller is a student or has a budget, or the organization is suspended or closed")
    @APIResponse(responseCode = "404", description = "There is no such organization")
    @APIResponse(responseCode = "409", description = "platform_conflict: the key was used for another payment")
    @APIResponse(responseCode = "429", description = "The caller started too many payments recently")
    @APIResponse(responseCode = "503", description = "Stripe is unavailable; nothing was charged")
    public Uni<RestResponse<PaymentBody>> buy(@NotNull @Valid PurchaseRequest body, @Context SecurityContext caller) {
        var buyer = SchoolCaller.of(caller);
        // Everybody has keys of their own: of another's payment nobody is told.
        var keys = buyer.organizationId() + "/" + buyer.subject();
        var asked = asking.of("purchase", keys, body, body.asTaken());
        return sharing.demand(buyer)
                .chain(() -> organizations.active(buyer.organizationId()))
                .chain(organization -> begin(asked, buyer, organization, body))
                .map(PaymentBody::answer);
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getPurchase",
            summary = "Get a purchase's state",
            description = "Org admins see every purchase, teachers their own.")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(
            responseCode = "404",
            description = "The organization has no such purchase, or it is another teacher's")
    public Uni<PaymentBody> purchase(UUID id, @Context SecurityContext caller) {
        var person = SchoolCaller.of(caller);
        return payments.find(person.organizationId(), new PaymentId(id))
                .map(found -> found.filter(payment -> person.isAdmin()
                                || payment.order().payer().name().equals(person.subject()))
                        .orElseThrow(() -> ApiProblem.notFound("The purchase " + id)))
                .map(PaymentBody::of);
    }

    private static Order order(SchoolCaller person, PurchaseRequest body) {
        var paid = Money.ofUsd(body.amountUsd());
        return new Order(
                person.organizationId(),
                Purpose.PURCHASE,
                Price.of(paid, Bonus.on(paid)),
                false,
                new Payer(person.subject(), body.receiptEmail()));
    }

    private Uni<BeginAnswer> begin(Asked asked, SchoolCaller person, Organization organization, PurchaseRequest body) {
        var buyer = new Buyer(person.organizationId(), organization.name(), null);
        return beginning.begin(asked, order(person, body), buyer, id -> ReturnTo.pagesAt(publicUrl, id));
    }
}
