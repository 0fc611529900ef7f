package io.tutorflow.billing.account.apikey;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.KeyId;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.billing.once.KeyOnlyBody;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.Page;
import io.tutorflow.http.WorkspaceOwner;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The API keys of a workspace for its owner, who may revoke any of them. */
@Path("/v1/platform/owner/api-keys")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerKeyResource {

    private final ChangingKeys changing;
    private final Workspaces workspaces;
    private final MakingKeys making;
    private final Asking asking;
    private final BusinessClock clock;

    OwnerKeyResource(
            ChangingKeys changing, Workspaces workspaces, MakingKeys making, Asking asking, BusinessClock clock) {
        this.changing = changing;
        this.workspaces = workspaces;
        this.making = making;
        this.asking = asking;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listOwnedApiKeys",
            summary = "List the workspace's API keys",
            description = "Newest first, including revoked keys.")
    public Uni<Page<KeyBody>> list(
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context SecurityContext caller) {
        return workspaces
                .keys(new WorkspaceId(WorkspaceOwner.of(caller).workspaceId()), limit, offset)
                .map(page -> page.map(key -> KeyBody.of(key, clock.now())));
    }

    @POST
    @Operation(
            operationId = "createOwnedApiKey",
            summary = "Create an API key",
            description = "It is shown only once. Revoking other keys does not revoke it.")
    @APIResponse(
            responseCode = "201",
            description = "The API key, shown only once",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = KeyBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the workspace already has as many keys as it may have")
    public Uni<RestResponse<KeyBody>> make(@NotNull @Valid KeyRequest body, @Context SecurityContext caller) {
        var owner = WorkspaceOwner.of(caller);
        var asked = asking.of("make API key by owner", owner.workspaceId(), body, body);
        return making.make(asked, key -> changing.make(owner, body.draft(key))).map(ShownOnce::created);
    }

    @POST
    @Path("{keyId}/revoke")
    @Operation(
            operationId = "revokeOwnedApiKey",
            summary = "Revoke an API key and all keys it created",
            description = "Revoking a key again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The key is revoked",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = KeyBody.class)))
    @APIResponse(responseCode = "404", description = "platform_not_found: the workspace has no such key")
    public Uni<KeyBody> revoke(UUID keyId, @Context SecurityContext caller) {
        return changing.revoke(WorkspaceOwner.of(caller), new KeyId(keyId))
                .map(decision -> KeyBody.of(KeyProblems.keyOf(decision), clock.now()));
    }

    @POST
    @Path("{keyId}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rotateOwnedApiKey",
            summary = "Rotate an API key",
            description = "The old key and all keys it created are revoked at the same moment. The new key takes over"
                    + " its name, its expiry and its creator.")
    @APIResponse(
            responseCode = "201",
            description = "The new key, shown only once",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = KeyBody.class)))
    @APIResponse(responseCode = "404", description = "platform_not_found: the workspace has no such key")
    @APIResponse(responseCode = "409", description = "platform_conflict: the key is revoked or has expired")
    public Uni<RestResponse<KeyBody>> rotate(
            UUID keyId,
            @RequestBody(required = false) @Valid @Nullable KeyOnlyBody body,
            @Context SecurityContext caller) {
        var owner = WorkspaceOwner.of(caller);
        var asked = asking.of("rotate API key by owner", owner.workspaceId(), body, keyId);
        return making.make(asked, successor -> changing.rotate(owner, new KeyId(keyId), successor))
                .map(ShownOnce::created);
    }
}
