package io.tutorflow.billing.account.rate;

import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.account.RequestCountAsks;
import io.tutorflow.internal.account.RequestCountLeases;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Other services lease blocks of requests here. */
@Path("/internal/request-counts")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class RequestCountResource {

    private final CountingRequests counting;

    RequestCountResource(CountingRequests counting) {
        this.counting = counting;
    }

    @POST
    @Operation(summary = "Lease blocks of requests from workspaces' rate limits, and return unused ones")
    public Uni<RequestCountLeases> take(@NotNull @Valid RequestCountAsks body) {
        return counting.leaseAll(body.asks())
                .map(RequestCountLeases::new)
                .onFailure(Overloaded.class)
                .transform(late -> ApiProblem.notNow("The requests could not be counted"));
    }
}
