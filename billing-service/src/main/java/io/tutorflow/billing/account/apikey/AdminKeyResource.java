package io.tutorflow.billing.account.apikey;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.Operator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Operators create a key for a workspace, for instance when it has lost all of its own. */
@Path("/v1/admin/workspaces/{workspaceId}/api-keys")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminKeyResource {

    private final ChangingKeys changing;
    private final MakingKeys making;
    private final Asking asking;

    AdminKeyResource(ChangingKeys changing, MakingKeys making, Asking asking) {
        this.changing = changing;
        this.making = making;
        this.asking = asking;
    }

    @POST
    @Operation(
            operationId = "createWorkspaceApiKey",
            summary = "Create an API key for a workspace",
            description = "It is shown only once. Revoking other keys does not revoke it.")
    @APIResponse(
            responseCode = "201",
            description = "The API key, shown only once",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = KeyBody.class)))
    @APIResponse(responseCode = "404", description = "platform_workspace_not_found")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the workspace already has as many keys as it may have")
    public Uni<RestResponse<KeyBody>> make(UUID workspaceId, @NotNull @Valid KeyRequest body) {
        var asked = asking.of("make API key by operator", workspaceId, body, body);
        return making.make(
                        asked,
                        key -> changing.make(new WorkspaceId(workspaceId), body.draft(key))
                                .map(found -> found.orElseThrow(() -> ApiProblem.of(
                                        ErrorCode.PLATFORM_WORKSPACE_NOT_FOUND,
                                        "There is no workspace " + workspaceId))))
                .map(ShownOnce::created);
    }
}
