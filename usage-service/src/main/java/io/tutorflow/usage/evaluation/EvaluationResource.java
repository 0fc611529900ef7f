package io.tutorflow.usage.evaluation;

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

/** Evaluations over HTTP. */
@Path("/v1/platform/evaluations")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
@Tag(name = "Evaluations", description = "Billed by the request.")
class EvaluationResource {

    private final Creates creates;
    private final Reads reads;
    private final SecurityIdentity identity;

    EvaluationResource(Creates creates, Reads reads, SecurityIdentity identity) {
        this.creates = creates;
        this.reads = reads;
        this.identity = identity;
    }

    @POST
    @Operation(
            operationId = "createEvaluation",
            summary = "Evaluate an answer",
            description = "The price of a request is held before the work begins. What"
                    + " is delivered is charged, failed work is free.")
    @APIResponse(
            responseCode = "201",
            description = "The work has ended: COMPLETED, or FAILED and not charged",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EvaluationView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Accepted; ask again after pollAfterMs",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EvaluationView.class)))
    public Uni<RestResponse<EvaluationView>> create(
            @HeaderParam("Idempotency-Key") @Parameter(description = "The same as the body's idempotencyKey") @Nullable
                    String idempotencyKey,
            @NotNull(message = "is required") @Valid CreateEvaluation body) {
        return creates.create(ApiKeyCaller.of(identity), idempotencyKey, body)
                .map(reply -> reply.response(EvaluationView::of));
    }

    @GET
    @Operation(operationId = "listEvaluations", summary = "The workspace's evaluations, newest first")
    @APIResponse(responseCode = "200", description = "One page, and how many there are")
    @APIResponse(responseCode = "400", description = "limit or offset is not one")
    public Uni<Page<EvaluationView>> list(
            @QueryParam("limit") @Parameter(description = "1 to 100, 20 if not given") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "How many to leave out") @Nullable String offset) {
        return reads.list(
                ApiKeyCaller.of(identity), Category.EVALUATION, PageRequest.of(limit, offset), EvaluationView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getEvaluation", summary = "One evaluation")
    @APIResponse(responseCode = "200", description = "As it stands")
    @APIResponse(responseCode = "404", description = "There is none with this id in the workspace")
    public Uni<EvaluationView> get(@PathParam("id") UUID id) {
        return reads.get(ApiKeyCaller.of(identity), Category.EVALUATION, id).map(EvaluationView::of);
    }
}
