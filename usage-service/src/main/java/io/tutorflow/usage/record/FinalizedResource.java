package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.record.FinalizedPage;
import io.tutorflow.internal.record.FinalizedPageRequest;
import io.tutorflow.internal.record.FinalizedTotals;
import io.tutorflow.internal.record.FinalizedTotalsRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What a month of the ledger is compared with before it is closed: all that was finalized in it. */
@Path("/internal/usage-records/finalized")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
@Tag(name = "Internal", description = "For the other services only.")
class FinalizedResource {

    private final FinalizedTable table;

    FinalizedResource(FinalizedTable table) {
        this.table = table;
    }

    @POST
    @Path("/totals")
    @Operation(
            operationId = "totalFinalizedUsageRecords",
            summary = "How many records of these accounts were finalized, and what they are charged",
            description =
                    "Of what was finalized from one time to before another. What a plan or a student's own tokens pay for is left out.")
    @APIResponse(responseCode = "200", description = "The accounts of which any were finalized")
    @APIResponse(responseCode = "400", description = "More than 500 accounts, or something that is none")
    @APIResponse(responseCode = "401", description = "The service token is missing or not accepted")
    @APIResponse(responseCode = "503", description = "The database is away; nothing may be concluded")
    public Uni<FinalizedTotals> totals(@NotNull(message = "is required") @Valid FinalizedTotalsRequest request) {
        AskedTime.demand(request.from(), request.to());
        return table.totals(request).map(FinalizedTotals::new);
    }

    @POST
    @Operation(
            operationId = "listFinalizedUsageRecords",
            summary = "The records of an account that were finalized",
            description = "From one time to before another, in the order in which they were recorded.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "More than 1,000 records, or something that is none")
    @APIResponse(responseCode = "401", description = "The service token is missing or not accepted")
    @APIResponse(responseCode = "503", description = "The database is away; nothing may be concluded")
    public Uni<FinalizedPage> page(@NotNull(message = "is required") @Valid FinalizedPageRequest request) {
        AskedTime.demand(request.from(), request.to());
        return table.page(request);
    }
}
