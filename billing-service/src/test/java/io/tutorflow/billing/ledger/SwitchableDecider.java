package io.tutorflow.billing.ledger;

import io.tutorflow.clock.RealClock;
import io.tutorflow.internal.hold.HoldAnswer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;

/** The real decision, which a test can take out to see what the database does without it. */
@Alternative
@Priority(1)
@ApplicationScoped
class SwitchableDecider implements HoldDecider {

    private final RealClock clock;
    private volatile boolean takenOut;

    SwitchableDecider(RealClock clock) {
        this.clock = clock;
    }

    void takeOut(boolean out) {
        takenOut = out;
    }

    @Override
    public List<HoldAnswer> decide(List<Estimate> requests, LedgerState state) {
        return takenOut
                ? requests.stream()
                        .<HoldAnswer>map(
                                request -> new HoldAnswer.Placed(request.id().value(), request.amount()))
                        .toList()
                : HoldPolicy.decide(requests, state, clock.now());
    }
}
