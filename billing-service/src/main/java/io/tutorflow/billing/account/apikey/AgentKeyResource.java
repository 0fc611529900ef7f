package io.tutorflow.billing.account.apikey;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.KeyId;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.billing.once.KeyOnlyBody;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.Page;
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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The API keys of the calling workspace. */
@Path("/v1/platform/agent/api-keys")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
class AgentKeyResource {

    private final ChangingKeys changing;
    private final Workspaces workspaces;
    private final MakingKeys making;
    private final Asking asking;
    private final BusinessClock clock;
    private final SecurityIdentity identity;

    AgentKeyResource(
            ChangingKeys changing,
            Workspaces workspaces,
            MakingKeys making,
            Asking asking,
            BusinessClock clock,
            SecurityIdentity identity) {
        this.changing = changing;
        this.workspaces = workspaces;
        this.making = making;
        this.asking = asking;
        this.clock = clock;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "listApiKeys",
            summary = "List the workspace's API keys",
            description = "Newest first, including revoked keys.")
    public Uni<Page<KeyBody>> list(
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset) {
        return workspaces
                .keys(new WorkspaceId(caller().workspaceId()), limit, offset)
                .map(page -> page.map(key -> KeyBody.of(key, clock.now())));
    }

    @POST
    @Operation(
            operationId = "createApiKey",
            summary = "Create an API key",
            description = "It is shown only once. It stops working when the key that created it is revoked, rotated or"
                    + " expires.")
    @APIResponse(
            responseCode = "201",
            description = "The API key, shown only once",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = KeyBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the workspace already has as many keys as it may have")
    public Uni<RestResponse<KeyBody>> make(@NotNull @Valid KeyRequest body) {
        var caller = caller();
        var asked = asking.of("make API key", caller.workspaceId(), body, body);
        return making.make(asked, key -> changing.makeBy(caller, body.draft(key)))
                .map(ShownOnce::created);
    }

    @POST
    @Path("{keyId}/revoke")
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key and all keys it created",
            description = "A key may revoke itself and the keys it created, directly or indirectly. Revoking a key"
                    + " again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The key is revoked",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = KeyBody.class)))
    @APIResponse(
            responseCode = "403",
            description = "platform_forbidden: the key is neither the calling key nor one it created")
    @APIResponse(responseCode = "404", description = "platform_not_found: the workspace has no such key")
    public Uni<KeyBody> revoke(UUID keyId) {
        return changing.revokeBy(caller(), new KeyId(keyId))
                .map(decision -> KeyBody.of(KeyProblems.keyOf(decision), clock.now()));
    }

    @POST
    @Path("{keyId}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rotateApiKey",
            summary = "Rotate an API key",
            description = "The old key and all keys it created are revoked at the same moment. The new key takes over"
                    + " its name, its expiry and its creator. A key may rotate itself and the keys it created.")
    @APIResponse(
            responseCode = "201",
            description = "The new key, shown only once",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = KeyBody.class)))
    @APIResponse(
            responseCode = "403",
            description = "platform_forbidden: the key is neither the calling key nor one it created")
    @APIResponse(responseCode = "404", description = "platform_not_found: the workspace has no such key")
    @APIResponse(responseCode = "409", description = "platform_conflict: the key is revoked or has expired")
    public Uni<RestResponse<KeyBody>> rotate(
            UUID keyId, @RequestBody(required = false) @Valid @Nullable KeyOnlyBody body) {
        var caller = caller();
        var asked = asking.of("rotate API key", caller.workspaceId(), body, keyId);
        return making.make(asked, successor -> changing.rotateBy(caller, new KeyId(keyId), successor))
                .map(ShownOnce::created);
    }

    private ApiKeyCaller caller() {
        return ApiKeyCaller.of(identity);
    }
}
