package io.tutorflow.billing.distribution;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks budget-service over HTTP. */
@ApplicationScoped
class BudgetServiceClient implements Budgets {

    private static final Logger LOG = Logger.getLogger(BudgetServiceClient.class);

    private final Api api;

    BudgetServiceClient(@RestClient Api api) {
        this.api = api;
    }

    @Override
    public Uni<Answer> raise(Distribution toTeacher) {
        var question = new Question(
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
                    LOG.warnf("A budget could not be raised: %s", failure);
                    return DistributionProblems.outcomeIsUnknown();
                });
    }

    private static boolean isUnreached(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConnectException || cause instanceof UnknownHostException);
    }

    private static Answer read(Reply reply) {
        return switch (reply.outcome()) {
            case RAISED -> new Answer.Raised(reply.budget());
            case NO_BUDGET -> new Answer.NoBudget();
            case ID_USED_OTHERWISE -> new Answer.IdUsedOtherwise();
        };
    }

    /** The part of budget-service's internal surface that is asked. */
    @Path("/internal/budget-raises")
    @RegisterRestClient(configKey = "budget-service")
    @ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
    interface Api {

        @POST
        Uni<Reply> raise(Question question);
    }

    record Question(UUID raiseId, UUID organizationId, String teacherId, long amountMicros, String raisedBy) {}

    record Reply(Outcome outcome, @Nullable Budget budget) {}

    enum Outcome {
        RAISED,
        NO_BUDGET,
        ID_USED_OTHERWISE
    }
}
