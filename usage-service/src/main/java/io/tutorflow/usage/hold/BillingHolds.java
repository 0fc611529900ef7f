package io.tutorflow.usage.hold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.BatchLimits;
import io.tutorflow.batching.MicroBatcher;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.internal.StrangeAnswers;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.internal.hold.HoldState;
import io.tutorflow.usage.admission.AdmissionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Places holds at billing-service, many per call. */
@ApplicationScoped
class BillingHolds implements Holds {

    private static final Logger LOG = Logger.getLogger(BillingHolds.class);

    /**
     * A call of this size is one transaction there; while two are in flight the next one gathers. A refusal waits for
     * nothing.
     */
    private static final BatchLimits LIMITS = new BatchLimits(256, 2, 10_000);

    private final HoldsClient client;
    private final MicroBatcher<HoldRequest, HoldAnswer> batcher;
    private final Counter strange;

    BillingHolds(@RestClient HoldsClient client, AdmissionConfig config, MeterRegistry metrics) {
        this.client = client;
        this.strange = StrangeAnswers.counter(metrics, "holds");
        this.batcher = new MicroBatcher<>(
                "holds", LIMITS.withPatience(config.patience()), this::ask, failure -> false, metrics);
    }

    @Override
    public Uni<HoldAnswer> place(HoldRequest request) {
        return batcher.submit(request).onFailure().transform(BillingHolds::unavailable);
    }

    /** Retries once if the connection broke, which is safe because of the hold's id. */
    private Uni<List<HoldAnswer>> ask(List<HoldRequest> requests) {
        var batch = new HoldBatch(requests);
        return client.place(batch.questions())
                .onFailure(BillingHolds::isTransport)
                .retry()
                .atMost(1)
                .map(batch::read)
                .invoke(this::count);
    }

    private void count(List<HoldAnswer> answers) {
        strange.increment(
                (double) answers.stream().filter(BillingHolds::isStrange).count());
    }

    private static boolean isStrange(HoldAnswer answer) {
        return switch (answer) {
            case HoldAnswer.NotUnderstood unknown -> true;
            case HoldAnswer.Known known -> known.state() == HoldState.NOT_UNDERSTOOD;
            case HoldAnswer.Placed placed -> false;
            case HoldAnswer.Refused refused -> false;
            case HoldAnswer.Failed failed -> false;
        };
    }

    private static boolean isTransport(Throwable failure) {
        return !(failure instanceof WebApplicationException);
    }

    private static Throwable unavailable(Throwable failure) {
        if (failure instanceof Overloaded) {
            return failure;
        }
        LOG.warnf("The hold could not be placed: %s", failure);
        return ApiProblem.unavailable("The ledger");
    }
}
