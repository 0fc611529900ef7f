package io.tutorflow.usage.edit;

import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.catalog.Category;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Editing a slide deck over HTTP; the token in the path is the credential. */
@Path("/v1/platform/slides/edit/{editToken}")
@PermitAll
@Cancellable(false)
@Tag(name = "Editing", description = "Free for anyone with the edit token.")
class SlidesEditResource {

    private final EditingDrafts editing;

    SlidesEditResource(EditingDrafts editing) {
        this.editing = editing;
    }

    @GET
    @Operation(operationId = "getSlidesDraft", summary = "Get the deck and extend its edit token to an hour from now")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "The edit token is unknown or has expired")
    public Uni<DraftBody> get(@PathParam("editToken") String token) {
        return editing.look(token, Category.SLIDE).map(DraftBody::of);
    }

    @PATCH
    @Operation(operationId = "patchSlidesDraft", summary = "Update the title, description or content")
    @APIResponse(responseCode = "200", description = "The updated state")
    @APIResponse(responseCode = "400", description = "The request is malformed or invalid; the message names the field")
    @APIResponse(responseCode = "404", description = "The edit token is unknown or has expired")
    @APIResponse(responseCode = "409", description = "The deck has not been delivered")
    public Uni<DraftBody> patch(
            @PathParam("editToken") String token, @NotNull(message = "is required") @Valid DraftPatch body) {
        return editing.change(token, Category.SLIDE, draft -> draft.patched(body))
                .map(DraftBody::of);
    }
}
