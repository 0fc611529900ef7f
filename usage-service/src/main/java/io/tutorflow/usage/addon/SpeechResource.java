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
@Tag(
        name = "Add-ons",
        description = "Charged to the workspace that owns the slide deck or video; anyone with the edit token can"
                + " call them.")
class SpeechResource {

    private final AddOns addOns;

    SpeechResource(AddOns addOns) {
        this.addOns = addOns;
    }

    @POST
    @Operation(
            operationId = "regenerateSpeech",
            summary = "Regenerate a scene's speech",
            description = "The price of one image or call is held before the work begins; failed work is free.")
    @APIResponse(
            responseCode = "201",
            description = "The work has ended: COMPLETED, or FAILED and not charged",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AddOnBody.class)))
    @APIResponse(
            responseCode = "202",
            description = "The work is taking longer; repeat the request with the same idempotency key",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AddOnBody.class)))
    @APIResponse(responseCode = "400", description = "The request is malformed or invalid; the message names the field")
    @APIResponse(responseCode = "402", description = "The price exceeds the available credits")
    @APIResponse(responseCode = "403", description = "The workspace is suspended, or its free credits are used up")
    @APIResponse(
            responseCode = "404",
            description = "The edit token is unknown or has expired, or there is no such scene")
    @APIResponse(
            responseCode = "409",
            description = "The parent work is not delivered yet, or the idempotency key was used with a different body")
    @APIResponse(
            responseCode = "503",
            description = "A service is temporarily unavailable and nothing was charged; see Retry-After")
    public Uni<RestResponse<AddOnBody>> create(
            @PathParam("editToken") String token,
            @PathParam("sceneId") String sceneId,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull(message = "is required") @Valid SpeechRequest body) {
        var key = IdempotencyKey.of(idempotencyKey, body.idempotencyKey());
        return addOns.speech(token, sceneId, body, key).map(reply -> reply.response(AddOnBody::of));
    }
}
