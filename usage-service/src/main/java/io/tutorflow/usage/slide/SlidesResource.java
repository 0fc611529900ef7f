package io.tutorflow.usage.slide;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.PageRequest;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.Creates;
import io.tutorflow.usage.charge.Reads;
import io.tutorflow.usage.edit.EditTokens;
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
import java.util.List;
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

/** Slide decks over HTTP. */
@Path("/v1/platform/slides")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
@Tag(name = "Slides", description = "Billed by slides requested, once any are delivered.")
class SlidesResource {

    private final Creates creates;
    private final Reads reads;
    private final EditTokens tokens;
    private final SecurityIdentity identity;

    SlidesResource(Creates creates, Reads reads, EditTokens tokens, SecurityIdentity identity) {
        this.creates = creates;
        this.reads = reads;
        this.tokens = tokens;
        this.identity = identity;
    }

    @POST
    @Operation(
            operationId = "createSlides",
            summary = "Create a slide deck",
            description = "The estimate (slideCount × the price of a slide) is held before the work begins. Failed"
                    + " work is free.")
    @APIResponse(
            responseCode = "201",
            description = "The work has ended: COMPLETED, or FAILED and not charged",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SlidesBody.class)))
    @APIResponse(
            responseCode = "202",
            description = "Accepted; poll again after pollAfterMs",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SlidesBody.class)))
    public Uni<RestResponse<SlidesBody>> create(
            @HeaderParam("Idempotency-Key") @Parameter(description = "Same as idempotencyKey in the body") @Nullable
                    String idempotencyKey,
            @NotNull(message = "is required") @Valid CreateSlides body) {
        return creates.create(ApiKeyCaller.of(identity), idempotencyKey, body)
                .flatMap(reply -> tokens.show(reply.created())
                        .map(token -> reply.response(created -> SlidesBody.of(created, token))));
    }

    @GET
    @Operation(operationId = "listSlides", summary = "List the workspace's slide decks, newest first")
    @APIResponse(responseCode = "200", description = "One page, without edit tokens")
    @APIResponse(responseCode = "400", description = "limit or offset is invalid")
    public Uni<List<SlidesBody>> list(
            @QueryParam("limit") @Parameter(description = "Page size, 1 to 100; default 20") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "Number of items to skip") @Nullable String offset) {
        return reads.items(ApiKeyCaller.of(identity), Category.SLIDE, PageRequest.of(limit, offset), SlidesBody::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSlides", summary = "Get a slide deck")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "The workspace has nothing with this id")
    public Uni<SlidesBody> get(@PathParam("id") UUID id) {
        return reads.get(ApiKeyCaller.of(identity), Category.SLIDE, id)
                .flatMap(created -> tokens.show(created).map(token -> SlidesBody.of(created, token)));
    }
}
