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

/** What the ledger is compared with: all that ended of what was recorded in a time. */
@Path("/internal/usage-records")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
@Tag(name = "Internal", description = "For the other services only.")
class EndedResource {

    /** The time of one question; what was recorded in it is read whole. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Beyond these nothing is recorded, and not every time can be a timestamp. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final EndedTable table;

    EndedResource(EndedTable table) {
        this.table = table;
    }

    @POST
    @Path("/totals")
    @Operation(
            operationId = "totalEndedUsageRecords",
            summary = "How many records ended, and what they are charged",
            description =
                    "Of what was recorded from one time to before another, at most an hour later. What a plan covers is left out.")
    @APIResponse(responseCode = "200", description = "The parts in which any ended, in the order of time")
    @APIResponse(responseCode = "400", description = "More than an hour, or something that is none")
    @APIResponse(responseCode = "401", description = "The service token is missing or not accepted")
    @APIResponse(responseCode = "503", description = "The database is away; nothing may be concluded")
    public Uni<EndedTotals> totals(@NotNull(message = "is required") @Valid EndedTotalsRequest request) {
        demandSpan(request.from(), request.to());
        return table.totals(request).map(EndedTotals::new);
    }

    @POST
    @Path("/ended")
    @Operation(
            operationId = "listEndedUsageRecords",
            summary = "The records that ended",
            description = "Of what was recorded from one time to before another, in the order of their ids.")
    @APIResponse(responseCode = "200", description = "Fewer than the limit: there are no more")
    @APIResponse(responseCode = "400", description = "More than an hour, or something that is none")
    @APIResponse(responseCode = "401", description = "The service token is missing or not accepted")
    @APIResponse(responseCode = "503", description = "The database is away; nothing may be concluded")
    public Uni<EndedPage> ended(@NotNull(message = "is required") @Valid EndedPageRequest request) {
        demandSpan(request.from(), request.to());
        return table.page(request).map(EndedPage::new);
    }

    private static void demandSpan(Instant from, Instant to) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw ApiProblem.invalid("to must be after from, and at most an hour later");
        }
        if (from.isBefore(FIRST) || to.isAfter(LAST)) {
            throw ApiProblem.invalid("from must be of this time");
        }
    }
}
