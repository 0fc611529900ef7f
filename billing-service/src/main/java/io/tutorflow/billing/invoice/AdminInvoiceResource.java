package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.page.PdfAnswer;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.CsvLine;
import io.tutorflow.http.Operator;
import io.tutorflow.http.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Where operators read invoices and statements. */
@Path("/v1/admin/invoices")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminInvoiceResource {

    private static final String STATES = "draft|open|paid|uncollectible|void";

    private final ShowingInvoices showing;
    private final ReadingInvoices reading;

    AdminInvoiceResource(ShowingInvoices showing, ReadingInvoices reading) {
        this.showing = showing;
        this.reading = reading;
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

    @GET
    @Path("{id}")
    @Operation(operationId = "getInvoice", summary = "An invoice or statement with its lines")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "There is no such invoice")
    public Uni<InvoiceBody> invoice(UUID id) {
        return showing.invoice(id, Viewer.PLATFORM);
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
        return showing.page(id, Viewer.PLATFORM);
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
        return showing.pdf(id, Viewer.PLATFORM);
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
        return showing.usageFile(id, Viewer.PLATFORM);
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
        return showing.invoice(id, Viewer.PLATFORM).chain(() -> reading.usage(new InvoiceId(id), cursor, limit));
    }
}
