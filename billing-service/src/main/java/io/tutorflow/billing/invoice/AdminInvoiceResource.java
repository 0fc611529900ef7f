package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.billing.page.CsvLine;
import io.tutorflow.billing.page.PdfAnswer;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Operator;
import io.tutorflow.http.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Where operators bill workspaces. */
@Path("/v1/admin/invoices")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminInvoiceResource {

    private static final String STATES = "draft|open|paid|uncollectible|void";

    private final ReadingInvoices reading;
    private final DraftingByHand drafting;
    private final OpeningInvoices opening;
    private final EndingByHand ending;
    private final GivingUpInvoices givingUp;
    private final ReopeningInvoices reopening;
    private final FetchingDocuments documents;
    private final UsageExport export;
    private final Workspaces workspaces;
    private final Asking asking;

    AdminInvoiceResource(
            ReadingInvoices reading,
            DraftingByHand drafting,
            OpeningInvoices opening,
            EndingByHand ending,
            GivingUpInvoices givingUp,
            ReopeningInvoices reopening,
            FetchingDocuments documents,
            UsageExport export,
            Workspaces workspaces,
            Asking asking) {
        this.reading = reading;
        this.drafting = drafting;
        this.opening = opening;
        this.ending = ending;
        this.givingUp = givingUp;
        this.reopening = reopening;
        this.documents = documents;
        this.export = export;
        this.workspaces = workspaces;
        this.asking = asking;
    }

    @GET
    @Operation(operationId = "listInvoices", summary = "Invoices and statements of all workspaces, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "The message names the parameter")
    public Uni<InvoicePageBody> list(
            @QueryParam("workspaceId") @Parameter(description = "Of this workspace only") @Nullable UUID workspaceId,
            @QueryParam("status")
                    @Parameter(
                            description = "In this status only",
                            schema = @Schema(enumeration = {"draft", "open", "paid", "uncollectible", "void"}))
                    @Nullable
                    String status,
            @BeanParam Paging paging) {
        if (status != null && !status.matches(STATES)) {
            throw ApiProblem.invalid("status must be draft, open, paid, uncollectible or void");
        }
        return reading.page(workspaceId, status, paging.page()).map(InvoicePageBody::of);
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
                .chain(this::show);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getInvoice", summary = "An invoice or statement with its lines")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    public Uni<InvoiceBody> invoice(UUID id) {
        return show(id);
    }

    @GET
    @Path("{id}/page")
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "getInvoicePage",
            summary = "Get an invoice or statement as a page",
            description = "A draft is marked as one.")
    @APIResponse(
            responseCode = "200",
            description = "A page to read and to print",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    public Uni<RestResponse<Object>> page(UUID id) {
        return documents.page(id, invoice -> true);
    }

    @GET
    @Path("{id}.pdf")
    @Produces(PdfAnswer.TYPE)
    @Operation(
            operationId = "downloadInvoice",
            summary = "Get an invoice or statement as a PDF",
            description = "Every request returns the same bytes, stamped once it is paid or void.")
    @APIResponse(
            responseCode = "200",
            description = "One page or more",
            content =
                    @Content(mediaType = PdfAnswer.TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    public Uni<RestResponse<byte[]>> pdf(UUID id) {
        return documents.pdf(id, invoice -> true);
    }

    @GET
    @Path("{id}/usage.csv")
    @Produces(CsvLine.TYPE)
    @Operation(
            operationId = "downloadInvoiceUsage",
            summary = "Get the usage records of an invoice as CSV",
            description =
                    "RFC 4180, with a header line: one row for each usage record with its line, price and what paid for it,"
                            + " in the order of their ids. The rows add up to the invoice's usage, applied credits and"
                            + " credit line.")
    @APIResponse(
            responseCode = "200",
            description = "A header line and a row for each usage record",
            content = @Content(mediaType = CsvLine.TYPE, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    public RestMulti<String> usageFile(UUID id) {
        return export.file(id, invoice -> true);
    }

    @GET
    @Path("{id}/usage")
    @Operation(
            operationId = "listInvoiceUsage",
            summary = "List the usage records behind the lines of an invoice",
            description = "In the order of the usage records' ids. A void invoice keeps its list.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "The message names the parameter")
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    public Uni<InvoiceUsageBody> usage(
            UUID id,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") @Nullable UUID cursor,
            @BeanParam Paging paging) {
        var limit = paging.page().limit();
        return show(id).chain(() -> reading.usage(new InvoiceId(id), cursor, limit));
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
        return show(InvoiceProblems.demandDone(answer, id).header().id().value());
    }

    private Uni<InvoiceBody> show(UUID id) {
        return reading.find(id, invoice -> true).map(found -> found.orElseThrow(() -> InvoiceProblems.missing(id)));
    }
}
