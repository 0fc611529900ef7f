package io.tutorflow.billing.wallet;

import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;

/** Decides a batch of hold requests; a test takes the decision out to see the database refuse. */
@FunctionalInterface
interface HoldDecider {

    List<HoldAnswer> decide(List<HoldRequest> requests, LedgerState state);

    /** The one that is used. */
    @ApplicationScoped
    class Policy {

        @Produces
        @ApplicationScoped
        HoldDecider decider(RealClock clock) {
            return (requests, state) -> HoldPolicy.decide(requests, state, clock.now());
        }
    }
}
