package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
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

/** Where operators say what has become of an invoice. */
@Path("/v1/admin/invoices")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminInvoiceEndingResource {

    private final EndingByHand ending;
    private final GivingUpInvoices givingUp;
    private final ReopeningInvoices reopening;
    private final ShowingInvoices showing;

    AdminInvoiceEndingResource(
            EndingByHand ending, GivingUpInvoices givingUp, ReopeningInvoices reopening, ShowingInvoices showing) {
        this.ending = ending;
        this.givingUp = givingUp;
        this.reopening = reopening;
        this.showing = showing;
    }

    @POST
    @Path("{id}/void")
    @Operation(
            operationId = "voidInvoice",
            summary = "Void an invoice and draft its replacement",
            description = "Answers the replacement: of the same period, with the same usage, not opened yet. If Stripe"
                    + " collects it, it is made void there first.")
    @APIResponse(responseCode = "200", description = "The draft in its place")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: a draft, paid, void before, or being paid at Stripe")
    @APIResponse(responseCode = "503", description = "platform_unavailable: Stripe does not answer")
    public Uni<InvoiceBody> makeVoid(UUID id, @NotNull @Valid ReasonRequest body, @Context SecurityContext caller) {
        return ending.makeVoid(new InvoiceId(id), Operator.of(caller).subject(), body.reason())
                .chain(answer -> show(answer, id));
    }

    @POST
    @Path("{id}/mark-uncollectible")
    @Operation(
            operationId = "markInvoiceUncollectible",
            summary = "Mark an invoice as uncollectible",
            description = "It can still be paid. The credit line that its usage took stays used.")
    @APIResponse(responseCode = "200", description = "The updated state")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    @APIResponse(responseCode = "409", description = "platform_conflict: it is not open")
    public Uni<InvoiceBody> giveUp(UUID id, @NotNull @Valid ReasonRequest body, @Context SecurityContext caller) {
        return givingUp.giveUp(new InvoiceId(id), Operator.of(caller).subject(), body.reason())
                .chain(answer -> show(answer, id));
    }

    @POST
    @Path("{id}/mark-paid")
    @Operation(
            operationId = "markInvoicePaid",
            summary = "Mark an invoice as paid outside Stripe",
            description =
                    "All that credit notes have left of it: there are no partial payments. The credit line that its usage took is free"
                            + " again. If Stripe collects it, it is marked as paid out of band there first.")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "400", description = "The message names the field")
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: a draft, paid before, void, or being paid at Stripe")
    @APIResponse(responseCode = "503", description = "platform_unavailable: Stripe does not answer")
    public Uni<InvoiceBody> markPaid(UUID id, @NotNull @Valid ReasonRequest body, @Context SecurityContext caller) {
        return ending.markPaid(new InvoiceId(id), Operator.of(caller).subject(), body.reason())
                .chain(answer -> show(answer, id));
    }

    @POST
    @Path("{id}/write-off")
    @Operation(
            operationId = "writeOffInvoice",
            summary = "Write off an uncollectible invoice",
            description =
                    "What it leaves on the credit line is owed no longer, and the line is free again. It can still be paid:"
                            + " a late payment takes the write-off back.")
    @APIResponse(responseCode = "200", description = "The updated state")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    @APIResponse(responseCode = "409", description = "platform_conflict: not uncollectible, or written off before")
    public Uni<InvoiceBody> writeOff(UUID id, @NotNull @Valid ReasonRequest body, @Context SecurityContext caller) {
        return givingUp.writeOff(new InvoiceId(id), Operator.of(caller).subject(), body.reason())
                .chain(answer -> show(answer, id));
    }

    @POST
    @Path("{id}/reopen")
    @Operation(
            operationId = "reopenInvoice",
            summary = "Reopen a paid invoice whose payment was taken back",
            description =
                    "By a bank, or by a dispute that was lost. All of it is to be paid again, less what was credited, and the"
                            + " credit line that its usage took is used again.")
    @APIResponse(responseCode = "200", description = "The updated state")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    @APIResponse(responseCode = "409", description = "platform_conflict: nothing was paid of it")
    public Uni<InvoiceBody> reopen(UUID id, @NotNull @Valid ReasonRequest body, @Context SecurityContext caller) {
        return reopening
                .reopen(new InvoiceId(id), Operator.of(caller).subject(), body.reason())
                .chain(answer -> show(answer, id));
    }

    private Uni<InvoiceBody> show(InvoiceAnswer answer, UUID id) {
        return showing.invoice(
                InvoiceProblems.demandDone(answer, id).header().id().value(), Viewer.PLATFORM);
    }
}
