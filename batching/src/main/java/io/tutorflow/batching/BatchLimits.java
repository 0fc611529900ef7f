package io.tutorflow.batching;

/**
 * How much one micro-batcher takes.
 *
 * @param batchSize the most items of one batch
 * @param inFlight the most batches at work at once
 * @param waiting the most items that wait; one more is refused as {@link Overloaded}
 */
public record BatchLimits(int batchSize, int inFlight, int waiting) {

    public BatchLimits {
        if (batchSize < 1 || inFlight < 1 || waiting < batchSize) {
            throw new IllegalArgumentException("Not usable: " + batchSize + "/" + inFlight + "/" + waiting);
        }
    }
}
