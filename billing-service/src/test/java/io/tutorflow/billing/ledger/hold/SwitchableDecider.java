package io.tutorflow.billing.ledger.hold;

import io.tutorflow.clock.RealClock;
import io.tutorflow.internal.hold.HoldAnswer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The real decision, which a test can take out to see what the database does without it. */
@Alternative
@Priority(1)
@ApplicationScoped
class SwitchableDecider implements HoldDecider {

    private final RealClock clock;
    private final AtomicReference<@Nullable UUID> failing = new AtomicReference<>();
    private volatile boolean takenOut;

    SwitchableDecider(RealClock clock) {
        this.clock = clock;
    }

    /** The first decision on it fails, as if the database were away. */
    void failOnceAt(UUID hold) {
        failing.set(hold);
    }

    void takeOut(boolean out) {
        takenOut = out;
    }

    @Override
    public List<HoldAnswer> decide(List<Estimate> requests, LedgerState state) {
        var bad = failing.get();
        if (requests.stream().anyMatch(request -> request.id().value().equals(bad))
                && failing.compareAndSet(bad, null)) {
            throw new IllegalStateException("the database is away");
        }
        return takenOut
                ? requests.stream()
                        .<HoldAnswer>map(
                                request -> new HoldAnswer.Placed(request.id().value(), request.amount()))
                        .toList()
                : HoldPolicy.decide(requests, state, clock.now());
    }
}
