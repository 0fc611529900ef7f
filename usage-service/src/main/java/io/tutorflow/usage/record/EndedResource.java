package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.record.EndedPage;
import io.tutorflow.internal.record.EndedPageRequest;
import io.tutorflow.internal.record.EndedTotals;
import io.tutorflow.internal.record.EndedTotalsRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What the ledger is compared with: the ended records among those created in a time span. */
@Path("/internal/usage-records")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
@Tag(name = "Internal", description = "For services only.")
class EndedResource {

    /** The time span of one request; its records are read as a whole. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final EndedTable table;

    EndedResource(EndedTable table) {
        this.table = table;
    }

    @POST
    @Path("/totals")
    @Operation(
            operationId = "totalEndedUsageRecords",
            summary = "Total the ended records and their charges",
            description = "Covers records created from one time up to (not including) another, at most an hour later."
                    + " Records covered by a plan are left out.")
    @APIResponse(responseCode = "200", description = "The intervals in which records ended, in order of time")
    @APIResponse(responseCode = "400", description = "The interval is invalid or longer than an hour")
    @APIResponse(responseCode = "401", description = "The service token is missing or not accepted")
    @APIResponse(responseCode = "503", description = "The database is unavailable; draw no conclusion")
    public Uni<EndedTotals> totals(@NotNull(message = "is required") @Valid EndedTotalsRequest request) {
        demandSpan(request.from(), request.to());
        return table.totals(request).map(EndedTotals::new);
    }

    @POST
    @Path("/ended")
    @Operation(
            operationId = "listEndedUsageRecords",
            summary = "List the ended records",
            description = "Covers records created from one time up to (not including) another, in order of id.")
    @APIResponse(responseCode = "200", description = "Fewer records than the limit means there are no more")
    @APIResponse(responseCode = "400", description = "The interval is invalid or longer than an hour")
    @APIResponse(responseCode = "401", description = "The service token is missing or not accepted")
    @APIResponse(responseCode = "503", description = "The database is unavailable; draw no conclusion")
    public Uni<EndedPage> ended(@NotNull(message = "is required") @Valid EndedPageRequest request) {
        demandSpan(request.from(), request.to());
        return table.page(request).map(EndedPage::new);
    }

    private static void demandSpan(Instant from, Instant to) {
        AskedTime.demand(from, to);
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw ApiProblem.invalid("to must be at most an hour after from");
        }
    }
}
