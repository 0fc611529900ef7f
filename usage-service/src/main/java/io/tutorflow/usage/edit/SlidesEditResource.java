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
@Tag(name = "Editing", description = "Free, for whoever has the edit token.")
class SlidesEditResource {

    private final Editing editing;

    SlidesEditResource(Editing editing) {
        this.editing = editing;
    }

    @GET
    @Operation(operationId = "getSlidesDraft", summary = "The deck; its token is good for an hour from now")
    @APIResponse(responseCode = "200", description = "As it stands")
    @APIResponse(responseCode = "404", description = "The token is unknown or has expired")
    public Uni<DraftView> get(@PathParam("editToken") String token) {
        return editing.look(token, Category.SLIDE).map(DraftView::of);
    }

    @PATCH
    @Operation(operationId = "patchSlidesDraft", summary = "Change title, description or content")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "400", description = "Malformed or invalid; the message names the field")
    @APIResponse(responseCode = "404", description = "The token is unknown or has expired")
    @APIResponse(responseCode = "409", description = "The deck is not delivered")
    public Uni<DraftView> patch(
            @PathParam("editToken") String token, @NotNull(message = "is required") @Valid DraftPatch body) {
        return editing.change(token, Category.SLIDE, draft -> draft.patched(body))
                .map(DraftView::of);
    }
}
