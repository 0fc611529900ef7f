package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Operator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where operators see what a workspace's next invoice will be. */
@Path("/v1/admin/workspaces/{workspaceId}/invoice-preview")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminInvoicePreviewResource {

    private final PreviewingInvoices previewing;

    AdminInvoicePreviewResource(PreviewingInvoices previewing) {
        this.previewing = previewing;
    }

    @GET
    @Operation(
            operationId = "previewInvoice",
            summary = "What a workspace's next invoice would be if the month ended now",
            description = "Nothing is made. Usage that is still under way is not in it.")
    @APIResponse(responseCode = "200", description = "As of now")
    @APIResponse(responseCode = "404", description = "platform_workspace_not_found")
    public Uni<InvoicePreviewBody> preview(UUID workspaceId) {
        return previewing.preview(workspaceId);
    }
}
