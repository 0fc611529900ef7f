package io.tutorflow.usage.quote;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.account.WalletBalance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** billing-service's wallets. */
@RegisterRestClient(configKey = "billing")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/wallets")
interface WalletsClient {

    @GET
    @Path("/{accountId}")
    Uni<WalletBalance> get(@PathParam("accountId") UUID accountId);
}
