package io.tutorflow.billing.invoice;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where an agent reads the invoices of its workspace. */
@Path("/v1/platform/agent/invoices")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
class AgentInvoiceResource {

    private final ReadingInvoices reading;
    private final PreviewingInvoices previewing;
    private final SecurityIdentity identity;

    AgentInvoiceResource(ReadingInvoices reading, PreviewingInvoices previewing, SecurityIdentity identity) {
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
        var workspace = ApiKeyCaller.of(identity).workspaceId();
        return reading.find(id, invoice -> ReadingInvoices.isShownTo(workspace, invoice))
                .map(found -> found.orElseThrow(() -> InvoiceProblems.missing(id)));
    }
}
