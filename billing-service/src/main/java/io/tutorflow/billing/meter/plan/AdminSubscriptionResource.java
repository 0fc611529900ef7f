package io.tutorflow.billing.meter.plan;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.Operator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The subscription by which Stripe charges a workspace, for operators. */
@Path("/v1/admin/workspaces/{workspaceId}/subscription")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminSubscriptionResource {

    private final PlannedSubscriptions subscriptions;

    AdminSubscriptionResource(PlannedSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @GET
    @Operation(
            operationId = "getWorkspaceSubscription",
            summary = "Get the subscription by which Stripe charges a workspace",
            description = "The newest one. What hinders it is parked in the scheduler metered-subscriptions.")
    @APIResponse(responseCode = "200", description = "The subscription")
    @APIResponse(responseCode = "404", description = "platform_not_found: the workspace has never had one")
    public Uni<SubscriptionBody> get(UUID workspaceId) {
        return subscriptions
                .of(workspaceId)
                .map(found -> found.map(SubscriptionBody::of)
                        .orElseThrow(() -> ApiProblem.of(
                                ErrorCode.PLATFORM_NOT_FOUND, "The workspace has never had a subscription")));
    }

    @POST
    @Operation(
            operationId = "replaceLostSubscription",
            summary = "Have another subscription made, after somebody has ended one at Stripe",
            description =
                    "Made within seconds by the scheduler metered-subscriptions. What the ended one had counted in its"
                            + " month is charged by neither.")
    @APIResponse(responseCode = "200", description = "The ended one, which is over now")
    @APIResponse(responseCode = "404", description = "platform_not_found: the workspace has never had one")
    @APIResponse(responseCode = "409", description = "platform_conflict: nobody has ended the newest one at Stripe")
    public Uni<SubscriptionBody> replace(UUID workspaceId) {
        return subscriptions
                .beginAnew(workspaceId)
                .chain(isLost -> get(workspaceId).invoke(body -> {
                    if (!isLost) {
                        throw ApiProblem.of(
                                ErrorCode.PLATFORM_CONFLICT,
                                "Nobody has ended its subscription at Stripe, or another one is made already; the newest is "
                                        + body.status());
                    }
                }));
    }
}
