package io.tutorflow.usage.module;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.Creates;
import io.tutorflow.usage.charge.Reads;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Modules over HTTP. */
@Path("/v1/platform/modules")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
@Tag(name = "Modules", description = "Billed by the lessons that are delivered.")
class ModuleResource {

    private final Creates creates;
    private final Reads reads;
    private final SecurityIdentity identity;

    ModuleResource(Creates creates, Reads reads, SecurityIdentity identity) {
        this.creates = creates;
        this.reads = reads;
        this.identity = identity;
    }

    @POST
    @Operation(
            operationId = "createModule",
            summary = "Create a module",
            description =
                    "lessonCount lessons are held for before the work begins; what is delivered is charged. Failed work is"
                            + " free.")
    @APIResponse(
            responseCode = "201",
            description = "The work has ended: COMPLETED, or FAILED and not charged",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModuleView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Accepted; ask again after pollAfterMs",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModuleView.class)))
    public Uni<RestResponse<ModuleView>> create(
            @HeaderParam("Idempotency-Key") @Parameter(description = "The same as the body's idempotencyKey") @Nullable
                    String idempotencyKey,
            @NotNull(message = "is required") @Valid CreateModule body) {
        return creates.create(ApiKeyCaller.of(identity), idempotencyKey, body)
                .map(reply -> reply.response(ModuleView::of));
    }

    @GET
    @Operation(operationId = "listModules", summary = "The workspace's modules, newest first")
    @APIResponse(responseCode = "200", description = "One page, and how many there are")
    @APIResponse(responseCode = "400", description = "limit or offset is not one")
    public Uni<Page<ModuleView>> list(
            @QueryParam("limit") @Parameter(description = "1 to 100, 20 if not given") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "How many to leave out") @Nullable String offset) {
        return reads.list(ApiKeyCaller.of(identity), Category.MODULE, PageRequest.of(limit, offset), ModuleView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getModule", summary = "One module")
    @APIResponse(responseCode = "200", description = "As it stands")
    @APIResponse(responseCode = "404", description = "There is none with this id in the workspace")
    public Uni<ModuleView> get(@PathParam("id") UUID id) {
        return reads.get(ApiKeyCaller.of(identity), Category.MODULE, id).map(ModuleView::of);
    }
}
