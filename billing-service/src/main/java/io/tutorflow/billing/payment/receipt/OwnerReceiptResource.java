package io.tutorflow.billing.payment.receipt;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.page.PdfAnswer;
import io.tutorflow.http.WorkspaceOwner;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Owners fetch their workspace's receipts here. */
@Path("/v1/platform/owner/transactions/{id}")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerReceiptResource {

    private final Receipts receipts;

    OwnerReceiptResource(Receipts receipts) {
        this.receipts = receipts;
    }

    @GET
    @Path("receipt")
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "getOwnerReceipt",
            summary = "Get a payment's receipt as a page",
            description = "Use the id of the payment, which is also the id of its transaction.")
    @APIResponse(
            responseCode = "200",
            description = "A page to read and print",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "There is no such payment, or it has not been paid")
    public Uni<RestResponse<Object>> page(UUID id, @Context SecurityContext caller) {
        return receipts.page(id, of(caller), "receipt.pdf");
    }

    @GET
    @Path("receipt.pdf")
    @Produces(PdfAnswer.TYPE)
    @Operation(
            operationId = "downloadOwnerReceipt",
            summary = "Get a payment's receipt as a PDF",
            description = "Every request returns the same bytes.")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content =
                    @Content(mediaType = PdfAnswer.TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "There is no such payment, or it has not been paid")
    public Uni<RestResponse<byte[]>> pdf(UUID id, @Context SecurityContext caller) {
        return receipts.pdf(id, of(caller));
    }

    private static Predicate<Receipt> of(SecurityContext caller) {
        var workspace = WorkspaceOwner.of(caller).workspaceId();
        return receipt -> receipt.sale().accountId().equals(workspace);
    }
}
