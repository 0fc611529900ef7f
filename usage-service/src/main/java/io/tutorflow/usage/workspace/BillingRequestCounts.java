package io.tutorflow.usage.workspace;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.BatchLimits;
import io.tutorflow.batching.MicroBatcher;
import io.tutorflow.http.RateLeases;
import io.tutorflow.internal.account.RequestCountAsks;
import io.tutorflow.internal.account.RequestCountLeases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks billing-service, which counts everyone's requests, for many workspaces per call. */
@ApplicationScoped
class BillingRequestCounts implements RateLeases {

    private static final Logger LOG = Logger.getLogger(BillingRequestCounts.class);

    /** If an answer takes longer, this replica counts by itself: no request waits on its count. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private static final BatchLimits LIMITS = new BatchLimits(256, 2, 10_000).withPatience(PATIENCE);

    private final RequestCountClient client;
    private final MicroBatcher<Ask, Lease> batcher;

    BillingRequestCounts(@RestClient RequestCountClient client, MeterRegistry metrics) {
        this.client = client;
        this.batcher = new MicroBatcher<>("requests", LIMITS, this::ask, failure -> false, metrics);
    }

    @Override
    public Uni<Lease> lease(Ask ask) {
        return batcher.submit(ask).ifNoItem().after(PATIENCE).fail();
    }

    private Uni<List<Lease>> ask(List<Ask> asks) {
        return client.take(new RequestCountAsks(asks))
                .map(RequestCountLeases::leases)
                .onFailure()
                .invoke(failure -> LOG.warnf("For now this replica counts requests by itself: %s", failure));
    }
}
