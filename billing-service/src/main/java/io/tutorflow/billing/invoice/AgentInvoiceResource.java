package io.tutorflow.billing.invoice;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.page.PdfAnswer;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.CsvLine;
import io.tutorflow.http.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where an agent reads the invoices of its workspace. */
@Path("/v1/platform/agent/invoices")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
class AgentInvoiceResource {

    private final ShowingInvoices showing;
    private final ReadingInvoices reading;
    private final PreviewingInvoices previewing;
    private final SecurityIdentity identity;

    AgentInvoiceResource(
            ShowingInvoices showing,
            ReadingInvoices reading,
            PreviewingInvoices previewing,
            SecurityIdentity identity) {
        this.showing = showing;
        this.reading = reading;
        this.previewing = previewing;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "listAgentInvoices",
            summary = "The workspace's invoices and statements, newest first",
            description = "Drafts are not listed.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is invalid")
    public Uni<InvoicePageBody> list(@BeanParam Paging paging) {
        return reading.opened(ApiKeyCaller.of(identity).workspaceId(), paging.page())
                .map(InvoicePageBody::of);
    }

    @GET
    @Path("preview")
    @Operation(
            operationId = "previewAgentInvoice",
            summary = "What the next invoice would be if the month ended now",
            description = "Nothing is made. Usage that is still under way is not in it.")
    @APIResponse(responseCode = "200", description = "As of now")
    public Uni<InvoicePreviewBody> preview() {
        return previewing.preview(ApiKeyCaller.of(identity).workspaceId());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getAgentInvoice", summary = "An invoice or statement of the workspace, with its lines")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "There is no such invoice of the workspace")
    public Uni<InvoiceBody> invoice(UUID id) {
        return showing.invoice(id, mine());
    }

    @GET
    @Path("{id}/page")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "getAgentInvoicePage", summary = "Get an invoice or statement of the workspace as a page")
    @APIResponse(
            responseCode = "200",
            description = "A page to read and to print",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "There is no such invoice of the workspace")
    public Uni<RestResponse<Object>> page(UUID id) {
        return showing.page(id, mine());
    }

    @GET
    @Path("{id}.pdf")
    @Produces(PdfAnswer.TYPE)
    @Operation(
            operationId = "downloadAgentInvoice",
            summary = "Get an invoice or statement of the workspace as a PDF",
            description = "Every request returns the same bytes, stamped once it is paid or void.")
    @APIResponse(
            responseCode = "200",
            description = "One page or more",
            content =
                    @Content(mediaType = PdfAnswer.TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "There is no such invoice of the workspace")
    public Uni<RestResponse<byte[]>> pdf(UUID id) {
        return showing.pdf(id, mine());
    }

    @GET
    @Path("{id}/usage.csv")
    @Produces(CsvLine.TYPE)
    @Operation(
            operationId = "downloadAgentInvoiceUsage",
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
    public RestMulti<String> usageFile(UUID id) {
        return showing.usageFile(id, mine());
    }

    private Viewer mine() {
        return new Viewer.Workspace(ApiKeyCaller.of(identity).workspaceId());
    }
}
