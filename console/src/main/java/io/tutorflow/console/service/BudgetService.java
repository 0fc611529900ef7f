package io.tutorflow.console.service;

import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the pages ask budget-service. */
@RegisterRestClient(configKey = "budget-service")
@AccessToken
@Path("/v1/school")
public interface BudgetService {

    @GET
    @Path("budgets/me")
    Uni<MyBudgetBody> mine();
}
