package io.tutorflow.billing.whatif;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.whatif.WhatIfPage;
import io.tutorflow.internal.whatif.WhatIfQuestion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where pricing-service asks what a month would have come to; whoever asks it is an operator. */
@Path("/internal/what-if")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class WhatIfResource {

    private final RatingMonths rating;

    WhatIfResource(RatingMonths rating) {
        this.rating = rating;
    }

    @POST
    @Operation(operationId = "rateMonthAgain", summary = "Rate a page of workspaces' month again; nothing is written")
    @APIResponse(responseCode = "200", description = "One page; an unknown workspace has none")
    @APIResponse(responseCode = "409", description = "They have used too much to be added up at once")
    @APIResponse(
            responseCode = "503",
            description = "Other months are being rated on this replica, or the database is away")
    public Uni<WhatIfPage> rate(@NotNull(message = "is required") @Valid WhatIfQuestion question) {
        return rating.rate(question);
    }
}
