package io.tutorflow.usage.record;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.record.RecordLookup;
import io.tutorflow.internal.record.RecordOutcome;
import io.tutorflow.internal.record.RecordOutcomes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Answers services that hold money for records. */
@Path("/internal/usage-records")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
@Tag(name = "Internal", description = "For services only.")
class LookupResource {

    private final OutcomeTable table;
    private final BusinessClock clock;

    LookupResource(OutcomeTable table, BusinessClock clock) {
        this.table = table;
        this.clock = clock;
    }

    @POST
    @Path("/lookup")
    @Operation(
            operationId = "lookupUsageRecords",
            summary = "Look up the outcomes of usage records",
            description = "An unknown id is answered NEVER, and from then on can never be recorded.")
    @APIResponse(responseCode = "200", description = "In the order of the request")
    @APIResponse(responseCode = "400", description = "More than 1,000 ids, or an invalid one")
    @APIResponse(responseCode = "401", description = "The service token is missing or not accepted")
    @APIResponse(responseCode = "503", description = "The database is unavailable; draw no conclusion")
    public Uni<RecordOutcomes> lookup(@NotNull(message = "is required") @Valid RecordLookup request) {
        var ids = request.ids().stream().distinct().sorted().toArray(UUID[]::new);
        return table.fatesOf(ids, clock.now()).map(fates -> answerTo(request, fates));
    }

    private static RecordOutcomes answerTo(RecordLookup request, Map<UUID, RecordOutcome> fates) {
        return new RecordOutcomes(request.ids().stream()
                .map(id -> requireNonNull(fates.get(id), "buried or there"))
                .toList());
    }
}
