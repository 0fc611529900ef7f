package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.WorkspaceOwner;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where the owner of a workspace sets its billing details. */
@Path("/v1/platform/owner/billing-details")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerBillingDetailsResource {

    private final BillingDetails details;
    private final ChangingBillingDetails changing;

    OwnerBillingDetailsResource(BillingDetails details, ChangingBillingDetails changing) {
        this.details = details;
        this.changing = changing;
    }

    @GET
    @Operation(operationId = "getBillingDetails", summary = "Get the billing details of the workspace")
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "They have not been set yet")
    public Uni<AgreedDetailsBody> get(@Context SecurityContext caller) {
        return details.said(WorkspaceOwner.of(caller).workspaceId())
                .map(found -> found.orElseThrow(() -> ApiProblem.notFound("Billing details")));
    }

    @PUT
    @Operation(
            operationId = "putBillingDetails",
            summary = "Set the billing details of the workspace",
            description =
                    "An invoice with something due is opened only when they are there. Open invoices keep what stood"
                            + " here when they were opened. paymentDays is agreed with operators.")
    @APIResponse(responseCode = "200", description = "The updated state")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    public Uni<AgreedDetailsBody> put(@NotNull @Valid BillingDetailsBody body, @Context SecurityContext caller) {
        var owner = WorkspaceOwner.of(caller);
        return changing.change(owner.workspaceId(), body, owner.subject());
    }
}
