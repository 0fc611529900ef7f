package io.tutorflow.usage.addon;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.IdempotencyKey;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Speech for scenes over HTTP. */
@Path("/v1/platform/videos/edit/{editToken}/scenes/{sceneId}/tts")
@PermitAll
@Cancellable(false)
@Tag(name = "Add-ons", description = "Charged to the workspace of the slide deck or video, for whoever has its token.")
class SpeechResource {

    private final AddOns addOns;

    SpeechResource(AddOns addOns) {
        this.addOns = addOns;
    }

    @POST
    @Operation(
            operationId = "regenerateSpeech",
            summary = "Speak a scene anew",
            description = "The price of one is held before the work begins; failed work is free.")
    @APIResponse(
            responseCode = "201",
            description = "The work has ended: COMPLETED, or FAILED and not charged",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AddOnView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It takes longer; ask again under the same idempotency key",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AddOnView.class)))
    @APIResponse(responseCode = "400", description = "Malformed or invalid; the message names the field")
    @APIResponse(responseCode = "402", description = "The price exceeds the available credits")
    @APIResponse(responseCode = "403", description = "The workspace is suspended, or its free credits are used up")
    @APIResponse(responseCode = "404", description = "The token is unknown or has expired, or there is no such scene")
    @APIResponse(responseCode = "409", description = "Not delivered yet, or the idempotency key had another body")
    @APIResponse(responseCode = "503", description = "A part is down; nothing was charged; see Retry-After")
    public Uni<RestResponse<AddOnView>> create(
            @PathParam("editToken") String token,
            @PathParam("sceneId") String sceneId,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull(message = "is required") @Valid SpeechRequest body) {
        var key = IdempotencyKey.of(idempotencyKey, body.idempotencyKey());
        return addOns.speech(token, sceneId, body, key).map(reply -> reply.response(AddOnView::of));
    }
}
