package io.tutorflow.usage.record;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.record.RecordFate;
import io.tutorflow.internal.record.RecordFates;
import io.tutorflow.internal.record.RecordLookup;
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

/** What the services that hold money ask about the records they hold it for. */
@Path("/internal/usage-records")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
@Tag(name = "Internal", description = "For the other services only.")
class LookupResource {

    private final FateTable table;
    private final BusinessClock clock;

    LookupResource(FateTable table, BusinessClock clock) {
        this.table = table;
        this.clock = clock;
    }

    @POST
    @Path("/lookup")
    @Operation(
            operationId = "lookupUsageRecords",
            summary = "What became of these records",
            description = "An id that is not recorded is answered NEVER, and from then on never will be recorded.")
    @APIResponse(responseCode = "200", description = "In the order of the question")
    @APIResponse(responseCode = "400", description = "More than 1,000 ids, or something that is none")
    @APIResponse(responseCode = "401", description = "The service token is missing or not accepted")
    @APIResponse(responseCode = "503", description = "The database is away; nothing may be concluded")
    public Uni<RecordFates> lookup(@NotNull(message = "is required") @Valid RecordLookup request) {
        var ids = request.ids().stream().distinct().sorted().toArray(UUID[]::new);
        return table.fatesOf(ids, clock.now()).map(fates -> answerTo(request, fates));
    }

    private static RecordFates answerTo(RecordLookup request, Map<UUID, RecordFate> fates) {
        return new RecordFates(request.ids().stream()
                .map(id -> requireNonNull(fates.get(id), "buried or there"))
                .toList());
    }
}
