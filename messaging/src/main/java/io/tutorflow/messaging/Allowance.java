package io.tutorflow.messaging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * How many dead letters a topic may give in a minute. Once there were too many it gives none until the service starts
 * anew: by the minute, a topic would be emptied all the same.
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

    /** What was taken came to nothing. */
    synchronized void giveBack() {
        taken.pollLast();
    }
}
