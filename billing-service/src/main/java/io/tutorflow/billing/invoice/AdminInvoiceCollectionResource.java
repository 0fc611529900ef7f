package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Operator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where operators say how a workspace's invoices are collected. */
@Path("/v1/admin/workspaces/{workspaceId}/invoice-collection")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminInvoiceCollectionResource {

    private final InvoiceCollections collections;

    AdminInvoiceCollectionResource(InvoiceCollections collections) {
        this.collections = collections;
    }

    @GET
    @Operation(operationId = "getInvoiceCollection", summary = "How a workspace's invoices are collected")
    @APIResponse(responseCode = "200", description = "by_hand, where nobody has said otherwise")
    @APIResponse(responseCode = "404", description = "platform_workspace_not_found")
    public Uni<InvoiceCollectionBody> collection(UUID workspaceId) {
        return collections
                .said(workspaceId)
                .map(said -> said.orElseThrow(() -> InvoiceProblems.missingWorkspace(workspaceId)));
    }

    @PUT
    @Operation(
            operationId = "setInvoiceCollection",
            summary = "Set how a workspace's invoices are collected",
            description = "Of invoices that are opened from now on; an open one keeps its way.")
    @APIResponse(responseCode = "200", description = "As it is now")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "platform_workspace_not_found")
    public Uni<InvoiceCollectionBody> set(
            UUID workspaceId, @NotNull @Valid InvoiceCollectionBody body, @Context SecurityContext caller) {
        return collections
                .change(workspaceId, body, Operator.of(caller).subject())
                .map(said -> said.orElseThrow(() -> InvoiceProblems.missingWorkspace(workspaceId)));
    }
}
