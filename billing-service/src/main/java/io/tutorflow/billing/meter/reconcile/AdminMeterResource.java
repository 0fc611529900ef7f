package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Cursor;
import io.tutorflow.http.Operator;
import io.tutorflow.http.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Where operators see in what Stripe's meters differ from what was reported. */
@Path("/v1/admin/meters")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminMeterResource {

    /** After every time that is written down. */
    private static final Cursor NEWEST = Cursor.before(Instant.parse("9999-12-31T00:00:00Z"));

    private final DifferenceTable differences;

    AdminMeterResource(DifferenceTable differences) {
        this.differences = differences;
    }

    @GET
    @Path("/differences")
    @Operation(
            operationId = "listMeterDifferences",
            summary = "List in what Stripe's meters differ from what was reported to them",
            description =
                    "By workspace, meter and UTC day, newest first. Compared once a day, and by running the scheduler"
                            + " meter-reconciliation. A difference that is gone is closed.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    public Uni<MeterDifferencesBody> differences(
            @QueryParam("workspaceId") @Parameter(description = "Default: all workspaces") @Nullable UUID workspaceId,
            @QueryParam("open") @Parameter(description = "true: open ones; false: closed ones; default: all") @Nullable
                    Boolean open,
            @QueryParam("limit") @Parameter(description = "Page size, 1 to 100; default 20") @Nullable String limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the previous page") @Nullable String cursor) {
        int most = PageRequest.of(limit, null).limit();
        var before = cursor == null ? NEWEST : Cursor.of(cursor);
        return Panache.withSession(() -> differences.page(workspaceId, open, before, most + 1))
                .map(found -> MeterDifferencesBody.of(found, most));
    }
}
