package io.tutorflow.billing.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Again;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.internal.raise.BudgetLookup;
import io.tutorflow.internal.raise.FoundBudget;
import io.tutorflow.internal.raise.RaisedBudget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks budget-service over HTTP. */
@ApplicationScoped
class BudgetLookupClient implements TeacherBudgets {

    private static final Logger LOG = Logger.getLogger(BudgetLookupClient.class);

    private final Api api;

    BudgetLookupClient(@RestClient Api api) {
        this.api = api;
    }

    @Override
    public Uni<Optional<RaisedBudget>> of(UUID organization, String teacher) {
        return Again.ifBroken(api.lookup(new BudgetLookup(organization, teacher)))
                .map(found -> Optional.ofNullable(found.budget()))
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("A teacher's budget could not be looked up: %s", failure);
                    return ApiProblem.unavailable("The budget service");
                });
    }

    /** The part of budget-service's internal API that is used. */
    @Path("/internal/teacher-budgets/lookup")
    @RegisterRestClient(configKey = "budget-service")
    @ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
    interface Api {

        @POST
        Uni<FoundBudget> lookup(BudgetLookup lookup);
    }
}
