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
@Tag(name = "Editing", description = "Free for anyone with the edit token.")
@APIResponse(responseCode = "404", description = "The edit token is unknown or has expired, or there is no such scene")
class VideoEditResource {

    private final EditingDrafts editing;

    VideoEditResource(EditingDrafts editing) {
        this.editing = editing;
    }

    @GET
    @Operation(operationId = "getVideoDraft", summary = "Get the video and extend its edit token to an hour from now")
    @APIResponse(responseCode = "200", description = "The current state")
    public Uni<DraftBody> get(@PathParam("editToken") String token) {
        return editing.look(token, Category.VIDEO).map(DraftBody::of);
    }

    @PATCH
    @Operation(operationId = "patchVideoDraft", summary = "Update the title, description or content")
    @APIResponse(responseCode = "200", description = "The updated state")
    @APIResponse(responseCode = "400", description = "The request is malformed or invalid; the message names the field")
    @APIResponse(responseCode = "409", description = "The video has not been delivered")
    public Uni<DraftBody> patch(
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
    @APIResponse(responseCode = "400", description = "The request is malformed or invalid; the message names the field")
    @APIResponse(responseCode = "409", description = "The video has not been delivered")
    public Uni<RestResponse<Scene>> add(
            @PathParam("editToken") String token,
            @HeaderParam(IdempotencyKey.HEADER) @Parameter(description = "Same as idempotencyKey in the body") @Nullable
                    String key,
            @NotNull(message = "is required") @FreeForm(max = RequestLimits.LONG_TEXT) Map<String, Object> body) {
        return editing.addScene(token, NewScene.of(key, body))
                .map(scene -> RestResponse.status(RestResponse.Status.CREATED, scene));
    }

    @PATCH
    @Path("/scenes/{sceneId}")
    @Operation(operationId = "patchScene", summary = "Update a scene")
    @APIResponse(responseCode = "200", description = "The updated scene")
    @APIResponse(responseCode = "400", description = "The request is malformed or invalid; the message names the field")
    @APIResponse(responseCode = "409", description = "The video has not been delivered")
    public Uni<Scene> patchScene(
            @PathParam("editToken") String token,
            @PathParam("sceneId") String sceneId,
            @NotNull(message = "is required") @FreeForm(max = RequestLimits.LONG_TEXT) Map<String, Object> body) {
        return editing.change(token, Category.VIDEO, draft -> draft.withPatchedScene(sceneId, body))
                .map(opened -> opened.scene(sceneId));
    }

    @DELETE
    @Path("/scenes/{sceneId}")
    @Operation(operationId = "deleteScene", summary = "Delete a scene")
    @APIResponse(responseCode = "204", description = "The scene is deleted")
    @APIResponse(responseCode = "409", description = "The video has not been delivered")
    public Uni<Void> delete(@PathParam("editToken") String token, @PathParam("sceneId") String sceneId) {
        return change(token, draft -> draft.withoutScene(sceneId)).replaceWithVoid();
    }

    @PUT
    @Path("/scenes/reorder")
    @Operation(operationId = "reorderScenes", summary = "Reorder the scenes")
    @APIResponse(responseCode = "200", description = "The video with its scenes in the new order")
    @APIResponse(responseCode = "400", description = "sceneIds does not name each scene exactly once")
    @APIResponse(responseCode = "409", description = "The video has not been delivered")
    public Uni<DraftBody> reorder(
            @PathParam("editToken") String token, @NotNull(message = "is required") @Valid SceneOrder body) {
        return change(token, draft -> draft.reordered(body.sceneIds()));
    }

    private Uni<DraftBody> change(String token, UnaryOperator<Draft> change) {
        return editing.change(token, Category.VIDEO, change).map(DraftBody::of);
    }
}
