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

/** Reports an account's usage to billing-service, for operators. */
@Path("/internal/accounts/{accountId}/usage")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class AccountUsageResource {

    private final ReadingHistory history;

    AccountUsageResource(ReadingHistory history) {
        this.history = history;
    }

    @GET
    @Operation(summary = "List an account's usage records, newest first, or those paid for by one student's wallet")
    public Uni<AccountUsagePage> list(
            UUID accountId,
            @QueryParam("walletId") @Nullable UUID walletId,
            @QueryParam("from") @Parameter(description = HistoryRequest.FROM) @Nullable String from,
            @QueryParam("to") @Parameter(description = HistoryRequest.TO) @Nullable String to,
            @QueryParam("catalogKey") @Parameter(description = "Only records with this catalogue key") @Nullable
                    String catalogKey,
            @QueryParam("status") @Parameter(description = HistoryRequest.STATUS) @Nullable String status,
            @QueryParam("limit") @Parameter(description = "Page size, 1 to 100; default 20") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "Number of items to skip") @Nullable String offset,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the previous page") @Nullable String cursor) {
        return history.costs(
                accountId, walletId, new HistoryRequest(from, to, catalogKey, status, limit, offset, cursor));
    }
}
