package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.http.Operator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** Where operators draft invoices, and open or delete drafts. */
@Path("/v1/admin/invoices")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminDraftResource {

    private final DraftingByHand drafting;
    private final OpeningInvoices opening;
    private final ShowingInvoices showing;
    private final Workspaces workspaces;
    private final Asking asking;

    AdminDraftResource(
            DraftingByHand drafting,
            OpeningInvoices opening,
            ShowingInvoices showing,
            Workspaces workspaces,
            Asking asking) {
        this.drafting = drafting;
        this.opening = opening;
        this.showing = showing;
        this.workspaces = workspaces;
        this.asking = asking;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "draftInvoice",
            summary = "Draft an invoice by hand",
            description =
                    "Usage of the period that is on no other invoice goes on the draft, once usage-service and the"
                            + " ledger agree upon what was finalized in it. What a month falls short of its minimum"
                            + " commitment is added only when the month is closed. A draft that was not opened by then is"
                            + " taken over by the month.")
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InvoiceBody.class)))
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "platform_workspace_not_found")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: nothing to bill, usage still being compared, or the key was used for"
                    + " another draft")
    public Uni<InvoiceBody> draft(@NotNull @Valid InvoiceDraftRequest body, @Context SecurityContext caller) {
        var asked = asking.of("draft invoice", body.workspaceId(), body, body.from(), body.to());
        var by = Operator.of(caller).subject();
        var period = body.period();
        return workspaces
                .find(new WorkspaceId(body.workspaceId()))
                .map(found -> found.orElseThrow(() -> InvoiceProblems.missingWorkspace(body.workspaceId())))
                .chain(workspace -> drafting.draft(workspace, period, by, asked))
                .chain(id -> showing.invoice(id, Viewer.PLATFORM));
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteInvoiceDraft", summary = "Delete a draft that was made by hand")
    @APIResponse(responseCode = "204", description = "It is deleted, its usage can be billed by another")
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    @APIResponse(responseCode = "409", description = "platform_conflict: the message says what it is instead")
    public Uni<Void> delete(UUID id) {
        return drafting.delete(new InvoiceId(id))
                .invoke(answer -> InvoiceProblems.demandDone(answer, id))
                .replaceWithVoid();
    }

    @POST
    @Path("{id}/open")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "openInvoice",
            summary = "Open a draft",
            description =
                    "It gets its number, and stays as it is from then on. Where nothing is due it is a statement, and"
                            + " paid at once.")
    @APIResponse(responseCode = "200", description = "The open document")
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: not a draft, less than $0.50 due, or no billing details")
    public Uni<InvoiceBody> open(UUID id) {
        return opening.open(new InvoiceId(id)).chain(answer -> show(answer, id));
    }

    private Uni<InvoiceBody> show(InvoiceAnswer answer, UUID id) {
        return showing.invoice(
                InvoiceProblems.demandDone(answer, id).header().id().value(), Viewer.PLATFORM);
    }
}
