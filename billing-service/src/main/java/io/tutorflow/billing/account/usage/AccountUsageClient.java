package io.tutorflow.billing.account.usage;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.record.AccountUsagePage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** usage-service's records. */
@RegisterRestClient(configKey = "usage-service")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/accounts/{accountId}/usage")
interface AccountUsageClient {

    @GET
    Uni<AccountUsagePage> list(
            @PathParam("accountId") UUID accountId,
            @QueryParam("walletId") @Nullable UUID walletId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("catalogKey") @Nullable String catalogKey,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @QueryParam("cursor") @Nullable String cursor);
}
