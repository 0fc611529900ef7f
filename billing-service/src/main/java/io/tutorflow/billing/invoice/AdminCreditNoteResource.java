package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.page.PdfAnswer;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Where operators read the credit notes of all workspaces. */
@Path("/v1/admin/credit-notes")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminCreditNoteResource {

    private final ShowingCreditNotes showing;

    AdminCreditNoteResource(ShowingCreditNotes showing) {
        this.showing = showing;
    }

    @GET
    @Operation(operationId = "listCreditNotes", summary = "Credit notes of all workspaces, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "The message names the parameter")
    public Uni<CreditNotePageBody> list(
            @QueryParam("workspaceId") @Parameter(description = "Of this workspace only") @Nullable UUID workspaceId,
            @BeanParam Paging paging) {
        return showing.all(workspaceId, paging.page());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getCreditNote", summary = "A credit note, with its lines")
    @APIResponse(responseCode = "200", description = "It never changes")
    @APIResponse(responseCode = "404", description = "There is no such credit note")
    public Uni<CreditNoteBody> creditNote(UUID id) {
        return showing.note(id, Viewer.PLATFORM);
    }

    @GET
    @Path("{id}/page")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "getCreditNotePage", summary = "Get a credit note as a page")
    @APIResponse(
            responseCode = "200",
            description = "A page to read and to print",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "There is no such credit note")
    public Uni<RestResponse<Object>> page(UUID id) {
        return showing.page(id, Viewer.PLATFORM);
    }

    @GET
    @Path("{id}.pdf")
    @Produces(PdfAnswer.TYPE)
    @Operation(
            operationId = "downloadCreditNote",
            summary = "Get a credit note as a PDF",
            description = "Every request returns the same bytes.")
    @APIResponse(
            responseCode = "200",
            description = "One page or more",
            content =
                    @Content(mediaType = PdfAnswer.TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "There is no such credit note")
    public Uni<RestResponse<byte[]>> pdf(UUID id) {
        return showing.pdf(id, Viewer.PLATFORM);
    }
}
