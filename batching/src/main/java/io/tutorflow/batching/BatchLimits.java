package io.tutorflow.batching;

import java.time.Duration;

/**
 * How much one micro-batcher takes.
 *
 * @param batchSize the most items of one batch
 * @param inFlight the most batches at work at once
 * @param waiting the most items that wait; one more is refused as {@link Overloaded}
 * @param pace the shortest time between two batches that are not full: under load fewer and larger ones for a little
 *     latency, alone no wait at all
 */
public record BatchLimits(int batchSize, int inFlight, int waiting, Duration pace) {

    /** Half as many batches cost a database half as much; nobody who waits for work of seconds notices it. */
    private static final Duration PACE = Duration.ofMillis(10);

    public BatchLimits {
        if (batchSize < 1 || inFlight < 1 || waiting < batchSize || pace.isNegative()) {
            throw new IllegalArgumentException(
                    "Not usable: " + batchSize + "/" + inFlight + "/" + waiting + "/" + pace);
        }
    }

    /** For batches whose senders can wait a little. */
    public static BatchLimits paced(int batchSize, int inFlight, int waiting) {
        return new BatchLimits(batchSize, inFlight, waiting, PACE);
    }

    /** At no pace: the next batch is sent as soon as it may. */
    public BatchLimits(int batchSize, int inFlight, int waiting) {
        this(batchSize, inFlight, waiting, Duration.ZERO);
    }
}
