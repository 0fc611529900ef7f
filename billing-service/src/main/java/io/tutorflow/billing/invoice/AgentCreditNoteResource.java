package io.tutorflow.billing.invoice;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.page.PdfAnswer;
import io.tutorflow.http.ApiKeyCaller;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where an agent reads the credit notes of its workspace. */
@Path("/v1/platform/agent/credit-notes")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
class AgentCreditNoteResource {

    private final ShowingCreditNotes showing;
    private final SecurityIdentity identity;

    AgentCreditNoteResource(ShowingCreditNotes showing, SecurityIdentity identity) {
        this.showing = showing;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "listAgentCreditNotes", summary = "The workspace's credit notes, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is invalid")
    public Uni<CreditNotePageBody> list(@BeanParam Paging paging) {
        return showing.ofWorkspace(mine().id(), paging.page());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getAgentCreditNote", summary = "A credit note of the workspace, with its lines")
    @APIResponse(responseCode = "200", description = "It never changes")
    @APIResponse(responseCode = "404", description = "There is no such credit note of the workspace")
    public Uni<CreditNoteBody> creditNote(UUID id) {
        return showing.note(id, mine());
    }

    @GET
    @Path("{id}/page")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "getAgentCreditNotePage", summary = "Get a credit note of the workspace as a page")
    @APIResponse(
            responseCode = "200",
            description = "A page to read and to print",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "There is no such credit note of the workspace")
    public Uni<RestResponse<Object>> page(UUID id) {
        return showing.page(id, mine());
    }

    @GET
    @Path("{id}.pdf")
    @Produces(PdfAnswer.TYPE)
    @Operation(
            operationId = "downloadAgentCreditNote",
            summary = "Get a credit note of the workspace as a PDF",
            description = "Every request returns the same bytes.")
    @APIResponse(
            responseCode = "200",
            description = "One page or more",
            content =
                    @Content(mediaType = PdfAnswer.TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "There is no such credit note of the workspace")
    public Uni<RestResponse<byte[]>> pdf(UUID id) {
        return showing.pdf(id, mine());
    }

    private Viewer.Workspace mine() {
        return new Viewer.Workspace(ApiKeyCaller.of(identity).workspaceId());
    }
}
