package io.tutorflow.usage.test;

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

/** Tests over HTTP. */
@Path("/v1/platform/tests")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
@Tag(name = "Tests", description = "Billed by items delivered.")
class TestResource {

    private final Creates creates;
    private final Reads reads;
    private final SecurityIdentity identity;

    TestResource(Creates creates, Reads reads, SecurityIdentity identity) {
        this.creates = creates;
        this.reads = reads;
        this.identity = identity;
    }

    @POST
    @Operation(
            operationId = "createTest",
            summary = "Create a test",
            description = "The estimate (itemCount × the price of an item) is held before the work begins. Failed work"
                    + " is free.")
    @APIResponse(
            responseCode = "201",
            description = "The work has ended: COMPLETED, or FAILED and not charged",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TestBody.class)))
    @APIResponse(
            responseCode = "202",
            description = "Accepted; poll again after pollAfterMs",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TestBody.class)))
    public Uni<RestResponse<TestBody>> create(
            @HeaderParam("Idempotency-Key") @Parameter(description = "Same as idempotencyKey in the body") @Nullable
                    String idempotencyKey,
            @NotNull(message = "is required") @Valid CreateTest body) {
        return creates.create(ApiKeyCaller.of(identity), idempotencyKey, body)
                .map(reply -> reply.response(TestBody::of));
    }

    @GET
    @Operation(operationId = "listTests", summary = "List the workspace's tests, newest first")
    @APIResponse(responseCode = "200", description = "One page and the total count")
    @APIResponse(responseCode = "400", description = "limit or offset is invalid")
    public Uni<Page<TestBody>> list(
            @QueryParam("limit") @Parameter(description = "Page size, 1 to 100; default 20") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "Number of items to skip") @Nullable String offset) {
        return reads.list(ApiKeyCaller.of(identity), Category.TEST, PageRequest.of(limit, offset), TestBody::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getTest", summary = "Get a test")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "The workspace has nothing with this id")
    public Uni<TestBody> get(@PathParam("id") UUID id) {
        return reads.get(ApiKeyCaller.of(identity), Category.TEST, id).map(TestBody::of);
    }
}
