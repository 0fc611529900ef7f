package io.tutorflow.messaging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * How many dead letters a topic may produce per minute. After too many it allows none until the service restarts;
 * otherwise the topic would still be emptied, minute by minute.
 */
final class Allowance {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int mostPerMinute;
    private final LongSupplier nanoTime;
    private final Deque<Long> taken = new ArrayDeque<>();
    private boolean exceeded;

    Allowance(int mostPerMinute, LongSupplier nanoTime) {
        this.mostPerMinute = mostPerMinute;
        this.nanoTime = nanoTime;
    }

    synchronized boolean take() {
        var now = nanoTime.getAsLong();
        while (!taken.isEmpty() && now - taken.getFirst() > MINUTE) {
            taken.removeFirst();
        }
        exceeded |= taken.size() >= mostPerMinute;
        if (!exceeded) {
            taken.addLast(now);
        }
        return !exceeded;
    }

    /** What was taken has not been used. */
    synchronized void giveBack() {
        taken.pollLast();
    }
}
