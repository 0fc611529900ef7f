package io.tutorflow.usage.render;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.Reads;
import io.tutorflow.usage.edit.Editing;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Renders over HTTP. */
@Path("/v1/platform/videos/edit/{editToken}/render")
@PermitAll
@Cancellable(false)
@Tag(name = "Add-ons", description = "Charged to the workspace of the slide deck or video, for whoever has its token.")
class RenderResource {

    private final Rendering rendering;
    private final Editing editing;
    private final Reads reads;

    RenderResource(Rendering rendering, Editing editing, Reads reads) {
        this.rendering = rendering;
        this.editing = editing;
        this.reads = reads;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "renderVideo",
            summary = "Render the video",
            description = "targetDurationSeconds / 60 minutes are held. What is charged, once the renderer reports"
                    + " success, are the real minutes, at most 10; a render that nothing is heard of for 24 hours is"
                    + " free.")
    @APIResponse(
            responseCode = "202",
            description = "It begins",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RenderView.class)))
    @APIResponse(responseCode = "400", description = "Malformed or invalid; the message names the field")
    @APIResponse(responseCode = "402", description = "The estimate exceeds the available credits")
    @APIResponse(responseCode = "403", description = "The workspace is suspended, or its free credits are used up")
    @APIResponse(responseCode = "404", description = "The token is unknown or has expired")
    @APIResponse(responseCode = "409", description = "Not delivered yet, or a render of the video is under way")
    @APIResponse(responseCode = "503", description = "A part is down; nothing was charged; see Retry-After")
    public Uni<RestResponse<RenderView>> begin(
            @PathParam("editToken") String token,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @RequestBody(required = false) @Valid @Nullable RenderRequest body) {
        var request = body == null ? RenderRequest.PLAIN : body;
        return rendering
                .begin(token, IdempotencyKey.of(idempotencyKey, request.idempotencyKey()))
                .map(reply -> reply.response(RenderView::of));
    }

    @GET
    @Path("/{renderId}")
    @Operation(operationId = "getRender", summary = "One render of the video")
    @APIResponse(responseCode = "200", description = "As it stands")
    @APIResponse(responseCode = "404", description = "The token is unknown or has expired, or there is no such render")
    public Uni<RenderView> get(@PathParam("editToken") String token, @PathParam("renderId") UUID renderId) {
        return editing.open(token, Category.VIDEO)
                .flatMap(video -> reads.child(video.accountId(), Category.VIDEO_RENDER, renderId, video.id()))
                .map(RenderView::of);
    }
}
