package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.page.PdfAnswer;
import io.tutorflow.http.CsvLine;
import io.tutorflow.http.Paging;
import io.tutorflow.http.WorkspaceOwner;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where the person behind a workspace reads its invoices. */
@Path("/v1/platform/owner/invoices")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerInvoiceResource {

    private final ShowingInvoices showing;
    private final ReadingInvoices reading;
    private final PreviewingInvoices previewing;

    OwnerInvoiceResource(ShowingInvoices showing, ReadingInvoices reading, PreviewingInvoices previewing) {
        this.showing = showing;
        this.reading = reading;
        this.previewing = previewing;
    }

    @GET
    @Operation(
            operationId = "listOwnersInvoices",
            summary = "The workspace's invoices and statements, newest first",
            description = "Drafts are not listed.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is invalid")
    public Uni<InvoicePageBody> list(@BeanParam Paging paging, @Context SecurityContext caller) {
        return reading.opened(WorkspaceOwner.of(caller).workspaceId(), paging.page())
                .map(InvoicePageBody::of);
    }

    @GET
    @Path("preview")
    @Operation(
            operationId = "previewOwnersInvoice",
            summary = "What the next invoice would be if the month ended now",
            description = "Nothing is made. Usage that is still under way is not in it.")
    @APIResponse(responseCode = "200", description = "As of now")
    public Uni<InvoicePreviewBody> preview(@Context SecurityContext caller) {
        return previewing.preview(WorkspaceOwner.of(caller).workspaceId());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getOwnersInvoice", summary = "An invoice or statement of the workspace, with its lines")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "There is no such invoice of the workspace")
    public Uni<InvoiceBody> invoice(UUID id, @Context SecurityContext caller) {
        return showing.invoice(id, of(caller));
    }

    @GET
    @Path("{id}/page")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "getOwnersInvoicePage", summary = "Get an invoice or statement of the workspace as a page")
    @APIResponse(
            responseCode = "200",
            description = "A page to read and to print",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "There is no such invoice of the workspace")
    public Uni<RestResponse<Object>> page(UUID id, @Context SecurityContext caller) {
        return showing.page(id, of(caller));
    }

    @GET
    @Path("{id}.pdf")
    @Produces(PdfAnswer.TYPE)
    @Operation(
            operationId = "downloadOwnersInvoice",
            summary = "Get an invoice or statement of the workspace as a PDF",
            description = "Every request returns the same bytes, stamped once it is paid or void.")
    @APIResponse(
            responseCode = "200",
            description = "One page or more",
            content =
                    @Content(mediaType = PdfAnswer.TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "There is no such invoice of the workspace")
    public Uni<RestResponse<byte[]>> pdf(UUID id, @Context SecurityContext caller) {
        return showing.pdf(id, of(caller));
    }

    @GET
    @Path("{id}/usage.csv")
    @Produces(CsvLine.TYPE)
    @Operation(
            operationId = "downloadOwnersInvoiceUsage",
            summary = "Get the usage records of an invoice of the workspace as CSV",
            description =
                    "RFC 4180, with a header line: one row for each usage record with its line, price and what paid for it,"
                            + " in the order of their ids. The rows add up to the invoice's usage, applied credits and"
                            + " credit line.")
    @APIResponse(
            responseCode = "200",
            description = "A header line and a row for each usage record",
            content = @Content(mediaType = CsvLine.TYPE, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "There is no such invoice of the workspace")
    public RestMulti<String> usageFile(UUID id, @Context SecurityContext caller) {
        return showing.usageFile(id, of(caller));
    }

    private static Viewer of(SecurityContext caller) {
        return new Viewer.Workspace(WorkspaceOwner.of(caller).workspaceId());
    }
}
