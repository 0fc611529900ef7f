package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.CreditingInvoices.Order;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.http.Operator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where operators credit invoices. */
@Path("/v1/admin/invoices/{id}/credit-notes")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminCreditingResource {

    private final CreditingInvoices crediting;
    private final ShowingCreditNotes showing;
    private final Asking asking;

    AdminCreditingResource(CreditingInvoices crediting, ShowingCreditNotes showing, Asking asking) {
        this.crediting = crediting;
        this.showing = showing;
        this.asking = asking;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "creditInvoice",
            summary = "Credit an invoice, line by line or all that is left of it",
            description =
                    "Of an open invoice so much less is due, and the credit line is free again by what is credited of usage;"
                            + " credited as a whole it is paid. Of a paid one the money goes back. A minimum commitment is not"
                            + " computed again.")
    @APIResponse(
            responseCode = "201",
            description = "The credit note",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CreditNoteBody.class)))
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    @APIResponse(
            responseCode = "409",
            description =
                    "platform_conflict: neither open nor paid, more than is left, less than a cent, or the key was"
                            + " used for another credit note")
    public Uni<CreditNoteBody> credit(
            UUID id, @NotNull @Valid CreditNoteRequest body, @Context SecurityContext caller) {
        var wanted = body.wanted();
        var asked = asking.of("credit invoice", id, body, body.reason(), body.memo(), wanted);
        var order = new Order(
                CreditNote.Reason.of(body.reason()),
                body.memo(),
                wanted,
                Operator.of(caller).subject());
        return crediting.credit(new InvoiceId(id), order, asked).chain(note -> showing.note(note, Viewer.PLATFORM));
    }
}
