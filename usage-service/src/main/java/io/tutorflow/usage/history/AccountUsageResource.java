package io.tutorflow.usage.history;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.record.AccountUsagePage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Tells billing-service what an account used, for its operators. */
@Path("/internal/accounts/{accountId}/usage")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class AccountUsageResource {

    private final ReadingHistory history;

    AccountUsageResource(ReadingHistory history) {
        this.history = history;
    }

    @GET
    @Operation(summary = "An account's usage records, newest first, or those that one student's wallet pays for")
    public Uni<AccountUsagePage> list(
            UUID accountId,
            @QueryParam("walletId") @Nullable UUID walletId,
            @QueryParam("from") @Parameter(description = HistoryRequest.FROM) @Nullable String from,
            @QueryParam("to") @Parameter(description = HistoryRequest.TO) @Nullable String to,
            @QueryParam("catalogKey") @Parameter(description = "Of one price only") @Nullable String catalogKey,
            @QueryParam("status") @Parameter(description = HistoryRequest.STATUS) @Nullable String status,
            @QueryParam("limit") @Parameter(description = "1 to 100, 20 if not given") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "How many to leave out") @Nullable String offset,
            @QueryParam("cursor") @Parameter(description = "The nextCursor of the page before") @Nullable
                    String cursor) {
        return history.costs(
                accountId, walletId, new HistoryRequest(from, to, catalogKey, status, limit, offset, cursor));
    }
}
