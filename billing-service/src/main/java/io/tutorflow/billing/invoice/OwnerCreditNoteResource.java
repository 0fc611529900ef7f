package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.page.PdfAnswer;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where the person behind a workspace reads its credit notes. */
@Path("/v1/platform/owner/credit-notes")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerCreditNoteResource {

    private final ShowingCreditNotes showing;

    OwnerCreditNoteResource(ShowingCreditNotes showing) {
        this.showing = showing;
    }

    @GET
    @Operation(operationId = "listOwnersCreditNotes", summary = "The workspace's credit notes, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is invalid")
    public Uni<CreditNotePageBody> list(@BeanParam Paging paging, @Context SecurityContext caller) {
        return showing.ofWorkspace(of(caller).id(), paging.page());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getOwnersCreditNote", summary = "A credit note of the workspace, with its lines")
    @APIResponse(responseCode = "200", description = "It never changes")
    @APIResponse(responseCode = "404", description = "There is no such credit note of the workspace")
    public Uni<CreditNoteBody> creditNote(UUID id, @Context SecurityContext caller) {
        return showing.note(id, of(caller));
    }

    @GET
    @Path("{id}/page")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "getOwnersCreditNotePage", summary = "Get a credit note of the workspace as a page")
    @APIResponse(
            responseCode = "200",
            description = "A page to read and to print",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "There is no such credit note of the workspace")
    public Uni<RestResponse<Object>> page(UUID id, @Context SecurityContext caller) {
        return showing.page(id, of(caller));
    }

    @GET
    @Path("{id}.pdf")
    @Produces(PdfAnswer.TYPE)
    @Operation(
            operationId = "downloadOwnersCreditNote",
            summary = "Get a credit note of the workspace as a PDF",
            description = "Every request returns the same bytes.")
    @APIResponse(
            responseCode = "200",
            description = "One page or more",
            content =
                    @Content(mediaType = PdfAnswer.TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "There is no such credit note of the workspace")
    public Uni<RestResponse<byte[]>> pdf(UUID id, @Context SecurityContext caller) {
        return showing.pdf(id, of(caller));
    }

    private static Viewer.Workspace of(SecurityContext caller) {
        return new Viewer.Workspace(WorkspaceOwner.of(caller).workspaceId());
    }
}
