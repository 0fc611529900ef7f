package io.tutorflow.billing.distribution;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.raise.BudgetRaise;
import io.tutorflow.internal.raise.RaiseAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Calls budget-service over HTTP. */
@ApplicationScoped
class BudgetServiceClient implements Budgets {

    private static final Logger LOG = Logger.getLogger(BudgetServiceClient.class);

    private final Api api;

    BudgetServiceClient(@RestClient Api api) {
        this.api = api;
    }

    @Override
    public Uni<Answer> raise(Distribution toTeacher) {
        var question = new BudgetRaise(
                toTeacher.id(),
                toTeacher.organization(),
                toTeacher.recipient().id(),
                toTeacher.amount().micros(),
                toTeacher.by());
        return api.raise(question)
                .map(BudgetServiceClient::read)
                .onFailure(BudgetServiceClient::isUnreached)
                .recoverWithItem(new Answer.NotReached())
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("The budget could not be raised: %s", failure);
                    return DistributionProblems.outcomeIsUnknown();
                });
    }

    private static boolean isUnreached(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConnectException || cause instanceof UnknownHostException);
    }

    private static Answer read(RaiseAnswer reply) {
        return switch (reply.outcome()) {
            case RAISED -> new Answer.Raised(reply.budget());
            case NO_BUDGET -> new Answer.NoBudget();
            case ID_USED_OTHERWISE -> new Answer.IdUsedOtherwise();
            case NOT_UNDERSTOOD -> throw new IllegalStateException("The outcome of the raise is not understood");
        };
    }

    /** The part of budget-service's internal API that is used. */
    @Path("/internal/budget-raises")
    @RegisterRestClient(configKey = "budget-service")
    @ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
    interface Api {

        @POST
        Uni<RaiseAnswer> raise(BudgetRaise raise);
    }
}
