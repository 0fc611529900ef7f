package io.tutorflow.billing.payment.checkout;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.billing.page.PdfAnswer;
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
import io.tutorflow.billing.payment.receipt.Receipt;
import io.tutorflow.billing.payment.receipt.Receipts;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.money.Money;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The API of the checkout page; the link's token is the credential. */
@Path("/v1/platform/agent/checkout")
@PermitAll
@Cancellable(false)
class CheckoutResource {

    private final CheckoutLinks links;
    private final BeginningPayments beginning;
    private final Payments payments;
    private final Ledger ledger;
    private final Asking asking;
    private final Receipts receipts;
    private final String publicUrl;

    CheckoutResource(
            CheckoutLinks links,
            BeginningPayments beginning,
            Payments payments,
            Ledger ledger,
            Asking asking,
            Receipts receipts,
            @ConfigProperty(name = "tutorflow.public-url") String publicUrl) {
        this.links = links;
        this.beginning = beginning;
        this.payments = payments;
        this.ledger = ledger;
        this.asking = asking;
        this.receipts = receipts;
        this.publicUrl = publicUrl;
    }

    @GET
    @SecurityRequirements
    @Operation(
            operationId = "getCheckout",
            summary = "Get the workspace that the link pays for, and the accepted amounts")
    @APIResponse(responseCode = "200", description = "The link is valid")
    @APIResponse(responseCode = "404", description = "The link does not exist or has expired")
    public Uni<CheckoutBody> look(
            @QueryParam("token") @Parameter(description = CheckoutToken.DESCRIPTION) @Nullable String token) {
        return links.open(token).chain(this::bodyOf);
    }

    @POST
    @SecurityRequirements
    @Operation(
            operationId = "beginCheckout",
            summary = "Start a payment",
            description = "Returns Stripe's page for the payment. With an idempotencyKey a repeat is the same payment.")
    @APIResponse(
            responseCode = "201",
            description = "The payment, to be made at url",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PaymentBody.class)))
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "403", description = "platform_workspace_suspended, or email_verification_required")
    @APIResponse(responseCode = "404", description = "The link does not exist or has expired")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the key was used for another payment, or the workspace is metered"
                    + " and owes less than the amount")
    @APIResponse(responseCode = "429", description = "Too many payments were started recently")
    @APIResponse(responseCode = "503", description = "Stripe is unavailable; nothing was charged")
    public Uni<RestResponse<PaymentBody>> begin(@NotNull @Valid CheckoutRequest body) {
        var link = new CheckoutToken(body.token()).hash().hex();
        var asked = asking.of("checkout", link, body, body.asTaken());
        return links.open(body.token())
                .invoke(session -> Payable.check(session.workspace()))
                .chain(session -> beginning.begin(
                        asked, order(session, body), buyer(session), id -> ReturnTo.pagesAt(publicUrl, id)))
                .map(PaymentBody::answer);
    }

    @GET
    @Path("payments/{id}")
    @SecurityRequirements
    @Operation(operationId = "getCheckoutPayment", summary = "Get a payment's state")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "There is no such link, or its workspace has no such payment")
    public Uni<PaymentBody> payment(
            UUID id, @QueryParam("token") @Parameter(description = CheckoutToken.DESCRIPTION) @Nullable String token) {
        return links.open(token)
                .chain(session -> payments.find(session.workspace().id().value(), new PaymentId(id)))
                .map(found -> found.orElseThrow(() -> ApiProblem.notFound("The payment " + id)))
                .map(PaymentBody::of);
    }

    @GET
    @Path("payments/{id}/receipt")
    @Produces(MediaType.TEXT_HTML)
    @SecurityRequirements
    @Operation(operationId = "getCheckoutReceipt", summary = "Get a payment's receipt as a page")
    @APIResponse(
            responseCode = "200",
            description = "A page to read and print",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "There is no such link, or its workspace has no such paid payment")
    public Uni<RestResponse<Object>> receipt(
            UUID id, @QueryParam("token") @Parameter(description = CheckoutToken.DESCRIPTION) @Nullable String token) {
        return links.open(token)
                .chain(session -> receipts.page(
                        id,
                        paidFor(session),
                        "receipt.pdf?token=" + session.token().text()));
    }

    @GET
    @Path("payments/{id}/receipt.pdf")
    @Produces(PdfAnswer.TYPE)
    @SecurityRequirements
    @Operation(
            operationId = "downloadCheckoutReceipt",
            summary = "Get a payment's receipt as a PDF",
            description = "Every request returns the same bytes.")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content =
                    @Content(mediaType = PdfAnswer.TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "There is no such link, or its workspace has no such paid payment")
    public Uni<RestResponse<byte[]>> receiptPdf(
            UUID id, @QueryParam("token") @Parameter(description = CheckoutToken.DESCRIPTION) @Nullable String token) {
        return links.open(token).chain(session -> receipts.pdf(id, paidFor(session)));
    }

    private static Predicate<Receipt> paidFor(BillingSession session) {
        return receipt ->
                receipt.sale().accountId().equals(session.workspace().id().value());
    }

    private static Order order(BillingSession session, CheckoutRequest body) {
        return new Order(
                session.workspace().id().value(),
                Purpose.TOP_UP,
                Price.of(Money.ofUsd(body.amountUsd()), Money.ZERO),
                Boolean.TRUE.equals(body.saveCard()),
                new Payer(
                        "checkout page", session.workspace().profile().contact().email()));
    }

    private static Buyer buyer(BillingSession session) {
        var workspace = session.workspace();
        return new Buyer(
                workspace.id().value(),
                workspace.profile().name(),
                workspace.profile().contact().email());
    }

    private Uni<CheckoutBody> bodyOf(BillingSession session) {
        var account = session.workspace().id().value();
        return ledger.balance(account)
                .chain(wallet -> payments.cardOf(account)
                        .map(card -> CheckoutBody.of(
                                session, Objects.requireNonNull(wallet), card.orElse(null), payments.isTest())));
    }
}
