package io.tutorflow.billing.payment.receipt;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.page.PdfAnswer;
import io.tutorflow.http.SchoolCaller;
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

/** The people of an organization fetch receipts here: admins all of them, teachers those of their own purchases. */
@Path("/v1/school/transactions/{id}")
@RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER})
@Cancellable(false)
class SchoolReceiptResource {

    private final Receipts receipts;

    SchoolReceiptResource(Receipts receipts) {
        this.receipts = receipts;
    }

    @GET
    @Path("receipt")
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "getSchoolReceipt",
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
            operationId = "downloadSchoolReceipt",
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
        var person = SchoolCaller.of(caller);
        return receipt -> receipt.sale().accountId().equals(person.organizationId())
                && (person.isAdmin() || receipt.sale().payer().equals(person.subject()));
    }
}
