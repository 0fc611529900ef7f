package io.tutorflow.usage.edit;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.FreeForm;
import io.tutorflow.usage.charge.RequestLimits;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Editing a video over HTTP; the token in the path is the credential. */
@Path("/v1/platform/videos/edit/{editToken}")
@PermitAll
@Cancellable(false)
@Tag(name = "Editing", description = "Free, for whoever has the edit token.")
@APIResponse(responseCode = "404", description = "The token is unknown or has expired, or there is no such scene")
class VideoEditResource {

    private final Editing editing;

    VideoEditResource(Editing editing) {
        this.editing = editing;
    }

    @GET
    @Operation(operationId = "getVideoDraft", summary = "The video; its token is good for an hour from now")
    @APIResponse(responseCode = "200", description = "As it stands")
    public Uni<DraftView> get(@PathParam("editToken") String token) {
        return editing.look(token, Category.VIDEO).map(DraftView::of);
    }

    @PATCH
    @Operation(operationId = "patchVideoDraft", summary = "Change title, description or content")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "400", description = "Malformed or invalid; the message names the field")
    @APIResponse(responseCode = "409", description = "The video is not delivered")
    public Uni<DraftView> patch(
            @PathParam("editToken") String token, @NotNull(message = "is required") @Valid DraftPatch body) {
        return change(token, draft -> draft.patched(body));
    }

    @POST
    @Path("/scenes")
    @Operation(operationId = "addScene", summary = "Add a scene at the end")
    @APIResponse(
            responseCode = "201",
            description = "The new scene",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Scene.class)))
    @APIResponse(responseCode = "400", description = "Malformed or invalid; the message names the field")
    @APIResponse(responseCode = "409", description = "The video is not delivered")
    public Uni<RestResponse<Scene>> add(
            @PathParam("editToken") String token,
            @HeaderParam(IdempotencyKey.HEADER)
                    @Parameter(description = "The same as the body's idempotencyKey")
                    @Nullable
                    String key,
            @NotNull(message = "is required") @FreeForm(max = RequestLimits.LONG_TEXT) Map<String, Object> body) {
        return editing.addScene(token, NewScene.of(key, body))
                .map(scene -> RestResponse.status(RestResponse.Status.CREATED, scene));
    }

    @PATCH
    @Path("/scenes/{sceneId}")
    @Operation(operationId = "patchScene", summary = "Change fields of a scene")
    @APIResponse(responseCode = "200", description = "The scene as it stands now")
    @APIResponse(responseCode = "400", description = "Malformed or invalid; the message names the field")
    @APIResponse(responseCode = "409", description = "The video is not delivered")
    public Uni<Scene> patchScene(
            @PathParam("editToken") String token,
            @PathParam("sceneId") String sceneId,
            @NotNull(message = "is required") @FreeForm(max = RequestLimits.LONG_TEXT) Map<String, Object> body) {
        return editing.change(token, Category.VIDEO, draft -> draft.withPatchedScene(sceneId, body))
                .map(opened -> opened.scene(sceneId));
    }

    @DELETE
    @Path("/scenes/{sceneId}")
    @Operation(operationId = "deleteScene", summary = "Leave a scene out")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "409", description = "The video is not delivered")
    public Uni<Void> delete(@PathParam("editToken") String token, @PathParam("sceneId") String sceneId) {
        return change(token, draft -> draft.withoutScene(sceneId)).replaceWithVoid();
    }

    @PUT
    @Path("/scenes/reorder")
    @Operation(operationId = "reorderScenes", summary = "Put the scenes in another order")
    @APIResponse(responseCode = "200", description = "The video as it stands now")
    @APIResponse(responseCode = "400", description = "sceneIds does not name each scene once")
    @APIResponse(responseCode = "409", description = "The video is not delivered")
    public Uni<DraftView> reorder(
            @PathParam("editToken") String token, @NotNull(message = "is required") @Valid SceneOrder body) {
        return change(token, draft -> draft.reordered(body.sceneIds()));
    }

    private Uni<DraftView> change(String token, UnaryOperator<Draft> change) {
        return editing.change(token, Category.VIDEO, change).map(DraftView::of);
    }
}
