package io.tutorflow.billing.ledger.healing;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Operator;
import io.tutorflow.http.Page;
import io.tutorflow.http.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where operators see in what the ledger differs from usage-service, and say what is to become of it. */
@Path("/v1/admin/discrepancies")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminDiscrepancyResource {

    private final LookingAtDiscrepancies discrepancies;

    AdminDiscrepancyResource(LookingAtDiscrepancies discrepancies) {
        this.discrepancies = discrepancies;
    }

    @GET
    @Operation(
            operationId = "listDiscrepancies",
            summary = "List records in which the ledger and usage-service differ",
            description =
                    "Unacknowledged ones first, newest first. What the ledger lacked and has captured since is not"
                            + " listed.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is invalid")
    public Uni<Page<DiscrepancyBody>> list(@BeanParam Paging paging) {
        return discrepancies.page(paging.page());
    }

    @POST
    @Path("/{recordId}/acknowledge")
    @Operation(
            operationId = "acknowledgeDiscrepancy",
            summary = "Acknowledge a discrepancy that is to stay",
            description =
                    "It is no longer alerted, and a missing end is no longer retried. The first acknowledgement is"
                            + " kept; a repeat answers with it.")
    @APIResponse(
            responseCode = "200",
            description = "It is acknowledged",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DiscrepancyBody.class)))
    @APIResponse(responseCode = "404", description = "platform_not_found: this record has no discrepancy")
    public Uni<DiscrepancyBody> acknowledge(
            UUID recordId, @NotNull @Valid AcknowledgementRequest body, @Context SecurityContext caller) {
        return discrepancies
                .acknowledge(recordId, Operator.of(caller).subject(), body.reason())
                .map(found ->
                        found.orElseThrow(() -> ApiProblem.notFound("The discrepancy of the record " + recordId)));
    }

    @POST
    @Path("/retry")
    @Operation(
            operationId = "retryDiscrepancies",
            summary = "Have all that is missing and parked tried again",
            description =
                    "Their hours are compared at once. What cannot be made up for is parked again after some tries.")
    @APIResponse(
            responseCode = "200",
            description = "They are parked no more",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RetriedBody.class)))
    public Uni<RetriedBody> retry() {
        return discrepancies.retryParked().map(RetriedBody::new);
    }

    /** What is tried again. */
    @Schema(name = "DiscrepancyRetry")
    record RetriedBody(
            @Schema(description = "How many were parked", examples = "3")
            long retried) {}
}
