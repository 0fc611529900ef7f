package io.tutorflow.batching;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much one micro-batcher takes.
 *
 * @param batchSize the most items of one batch
 * @param inFlight the most batches at work at once
 * @param waiting the most items that wait; one more is refused as {@link Overloaded}
 * @param pace the shortest time between two batches that are not full: under load fewer and larger ones for a little
 *     latency, alone no wait at all
 * @param patience if given, the longest that an item waits unsent; then it is refused as {@link Overloaded} too. Only for
 *     what can be refused without a trace: nothing was done for it yet
 */
public record BatchLimits(
        int batchSize,
        int inFlight,
        int waiting,
        Duration pace,
        @Nullable Duration patience) {

    /** Half as many batches cost a database half as much; nobody who waits for work of seconds notices it. */
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

    /** At no pace: the next batch is sent as soon as it may. */
    public BatchLimits(int batchSize, int inFlight, int waiting) {
        this(batchSize, inFlight, waiting, Duration.ZERO);
    }

    /** What waits longer unsent is not sent any more. */
    public BatchLimits withPatience(Duration longest) {
        return new BatchLimits(batchSize, inFlight, waiting, pace, longest);
    }

    private static boolean isUseless(@Nullable Duration patience) {
        return patience != null && !patience.isPositive();
    }
}
