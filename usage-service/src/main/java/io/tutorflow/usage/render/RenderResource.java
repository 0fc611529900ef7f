package io.tutorflow.usage.render;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.Reads;
import io.tutorflow.usage.edit.EditingDrafts;
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
@Tag(
        name = "Add-ons",
        description = "Charged to the workspace that owns the slide deck or video; anyone with the edit token can"
                + " call them.")
class RenderResource {

    private final StartingRenders rendering;
    private final EditingDrafts editing;
    private final Reads reads;

    RenderResource(StartingRenders rendering, EditingDrafts editing, Reads reads) {
        this.rendering = rendering;
        this.editing = editing;
        this.reads = reads;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "renderVideo",
            summary = "Render the video",
            description = "targetDurationSeconds / 60 minutes are held. Once the renderer reports success the actual"
                    + " minutes are charged, at most 10. A render with no report for 24 hours is free.")
    @APIResponse(
            responseCode = "202",
            description = "The render has started",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RenderBody.class)))
    @APIResponse(responseCode = "400", description = "The request is malformed or invalid; the message names the field")
    @APIResponse(responseCode = "402", description = "The estimate exceeds the available credits")
    @APIResponse(responseCode = "403", description = "The workspace is suspended, or its free credits are used up")
    @APIResponse(responseCode = "404", description = "The edit token is unknown or has expired")
    @APIResponse(responseCode = "409", description = "The video is not delivered yet, or a render of it is in progress")
    @APIResponse(
            responseCode = "503",
            description = "A service is temporarily unavailable and nothing was charged; see Retry-After")
    public Uni<RestResponse<RenderBody>> begin(
            @PathParam("editToken") String token,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @RequestBody(required = false) @Valid @Nullable RenderRequest body) {
        var request = body == null ? RenderRequest.PLAIN : body;
        return rendering
                .begin(token, IdempotencyKey.of(idempotencyKey, request.idempotencyKey()))
                .map(reply -> reply.response(RenderBody::of));
    }

    @GET
    @Path("/{renderId}")
    @Operation(operationId = "getRender", summary = "Get a render")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(
            responseCode = "404",
            description = "The edit token is unknown or has expired, or there is no such render")
    public Uni<RenderBody> get(@PathParam("editToken") String token, @PathParam("renderId") UUID renderId) {
        return editing.open(token, Category.VIDEO)
                .flatMap(video -> reads.child(video.accountId(), Category.VIDEO_RENDER, renderId, video.id()))
                .map(RenderBody::of);
    }
}
