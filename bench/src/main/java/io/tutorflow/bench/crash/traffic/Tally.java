package io.tutorflow.bench.crash.traffic;

import io.tutorflow.bench.stack.Answer;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests by their answers. */
public final class Tally {

    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unavailable = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    void answered(Answer answer) {
        if (answer.isSuccess()) {
            accepted.increment();
        } else if (isOutage(answer)) {
            unavailable.increment();
        } else {
            refused.increment();
        }
    }

    void unanswered() {
        unanswered.increment();
    }

    /** Whether a service was unavailable, so that the same request may be repeated. */
    static boolean isOutage(Answer answer) {
        return answer.status() >= 500;
    }

    /** Requests that have come to an end, by an answer or without one. */
    public long asked() {
        return accepted.sum() + refused.sum() + unavailable.sum() + unanswered.sum();
    }

    /** Requests that were answered, if only that a part is down. */
    public long answered() {
        return asked() - unanswered.sum();
    }

    public long accepted() {
        return accepted.sum();
    }

    @Override
    public String toString() {
        return String.format(
                "%,d accepted, %,d refused, %,d told that a part is down, %,d unanswered",
                accepted.sum(), refused.sum(), unavailable.sum(), unanswered.sum());
    }
}
