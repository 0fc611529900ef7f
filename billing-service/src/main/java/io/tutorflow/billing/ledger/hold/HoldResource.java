package io.tutorflow.billing.ledger.hold;

import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.hold.HoldAnswers;
import io.tutorflow.internal.hold.HoldRequests;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Takes requests for holds from usage-service, many in one call. */
@Path("/internal/holds")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class HoldResource {

    private final PlacingHolds placing;

    HoldResource(PlacingHolds placing) {
        this.placing = placing;
    }

    @POST
    @Operation(summary = "Place holds or refuse them; a repeated request places a hold only once")
    public Uni<HoldAnswers> place(@NotNull @Valid HoldRequests call) {
        return placing.placeAll(call.holds().stream().map(Estimate::of).toList())
                .map(HoldAnswers::new)
                .onFailure(Overloaded.class)
                .transform(full -> ApiProblem.unavailable("The ledger"));
    }
}
