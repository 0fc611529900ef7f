package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Paging;
import io.tutorflow.http.WorkspaceOwner;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where the person behind a workspace reads its invoices. */
@Path("/v1/platform/owner/invoices")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerInvoiceResource {

    private final ReadingInvoices reading;
    private final PreviewingInvoices previewing;

    OwnerInvoiceResource(ReadingInvoices reading, PreviewingInvoices previewing) {
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
        var workspace = WorkspaceOwner.of(caller).workspaceId();
        return reading.find(id, invoice -> ReadingInvoices.isShownTo(workspace, invoice))
                .map(found -> found.orElseThrow(() -> InvoiceProblems.missing(id)));
    }
}
