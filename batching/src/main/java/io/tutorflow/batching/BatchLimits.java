package io.tutorflow.batching;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one micro-batcher.
 *
 * @param batchSize the most items in one batch
 * @param inFlight the most batches in flight at once
 * @param waiting the most items that may wait; one more is refused with {@link Overloaded}
 * @param pace the shortest time between two batches that are not full: under load this trades a little latency for
 *     fewer, larger batches, and when idle nobody waits
 * @param patience if given, the longest that an item waits to be sent before it is refused with {@link Overloaded};
 *     only for work that can still be refused without a trace
 */
public record BatchLimits(
        int batchSize,
        int inFlight,
        int waiting,
        Duration pace,
        @Nullable Duration patience) {

    /** Half as many batches cost a database half as much, and nobody who waits seconds for work notices it. */
    private static final Duration PACE = Duration.ofMillis(10);

    public BatchLimits {
        if (batchSize < 1 || inFlight < 1 || waiting < batchSize || pace.isNegative() || isUseless(patience)) {
            throw new IllegalArgumentException(
                    "Not usable: " + batchSize + "/" + inFlight + "/" + waiting + "/" + pace);
        }
    }

    /** For batches whose senders can wait a little. */
    public static BatchLimits paced(int batchSize, int inFlight, int waiting) {
        return new BatchLimits(batchSize, inFlight, waiting, PACE);
    }

    public BatchLimits(int batchSize, int inFlight, int waiting, Duration pace) {
        this(batchSize, inFlight, waiting, pace, null);
    }

    /** Without a pace: the next batch is sent as soon as possible. */
    public BatchLimits(int batchSize, int inFlight, int waiting) {
        this(batchSize, inFlight, waiting, Duration.ZERO);
    }

    /** Items that wait longer than this are not sent. */
    public BatchLimits withPatience(Duration longest) {
        return new BatchLimits(batchSize, inFlight, waiting, pace, longest);
    }

    private static boolean isUseless(@Nullable Duration patience) {
        return patience != null && !patience.isPositive();
    }
}
