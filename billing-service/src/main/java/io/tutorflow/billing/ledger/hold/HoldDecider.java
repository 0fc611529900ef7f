package io.tutorflow.billing.ledger.hold;

import io.tutorflow.clock.RealClock;
import io.tutorflow.internal.hold.HoldAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;

/** Decides a batch of hold requests; a test takes the decision out to see the database refuse. */
@FunctionalInterface
interface HoldDecider {

    List<HoldAnswer> decide(List<Estimate> requests, LedgerState state);

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
