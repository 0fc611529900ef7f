package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Operator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where operators set a workspace's billing details, and the payment terms that were agreed with it. */
@Path("/v1/admin/workspaces/{workspaceId}/billing-details")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminBillingDetailsResource {

    private final BillingDetails details;
    private final ChangingBillingDetails changing;

    AdminBillingDetailsResource(BillingDetails details, ChangingBillingDetails changing) {
        this.details = details;
        this.changing = changing;
    }

    @GET
    @Operation(operationId = "getWorkspaceBillingDetails", summary = "Get a workspace's billing details")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "There is no such workspace, or it has no billing details yet")
    public Uni<AgreedDetailsBody> get(UUID workspaceId) {
        return details.said(workspaceId).map(found -> found.orElseThrow(() -> ApiProblem.notFound("Billing details")));
    }

    @PUT
    @Operation(
            operationId = "putWorkspaceBillingDetails",
            summary = "Set a workspace's billing details and payment terms",
            description = "Open invoices keep what stood here when they were opened. The owner can change all but"
                    + " paymentDays.")
    @APIResponse(responseCode = "200", description = "The updated state")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "platform_workspace_not_found")
    public Uni<AgreedDetailsBody> put(
            UUID workspaceId, @NotNull @Valid AgreedDetailsBody body, @Context SecurityContext caller) {
        return changing.agree(workspaceId, body, Operator.of(caller).subject());
    }
}
