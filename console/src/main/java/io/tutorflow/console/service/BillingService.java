package io.tutorflow.console.service;

import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What the pages ask billing-service. */
@RegisterRestClient(configKey = "billing-service")
@AccessToken
@Path("/v1/school")
public interface BillingService {

    @GET
    @Path("balance")
    Uni<BalanceBody> balance();

    @GET
    @Path("transactions")
    Uni<TransactionPageBody> transactions(
            @QueryParam("type") @Nullable String type,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") int limit,
            @QueryParam("offset") int offset);

    @GET
    @Path("transactions.csv")
    @Produces("text/csv")
    Multi<byte[]> transactionsFile(
            @QueryParam("type") @Nullable String type,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to);

    @GET
    @Path("settings/low-balance-threshold")
    Uni<ThresholdBody> threshold();

    @PUT
    @Path("settings/low-balance-threshold")
    Uni<ThresholdBody> setThreshold(ThresholdBody wanted);
}
