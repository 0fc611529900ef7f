package io.tutorflow.admission;

import java.time.Duration;
import java.util.Arrays;

/**
 * A limit on work in progress that adapts to how long the work takes: window by window it shrinks when the slowest
 * tenth exceeds the target, and otherwise grows, even if unused, so that a sudden burst is admitted; the maximum is low
 * enough for a burst to be worked off quickly.
 */
public final class AdaptiveLimit {

    /** One slow window must not close the door, and one fast window must not open it wide. */
    private static final double MOST_SHRINKING = 0.7;

    private static final double MOST_GROWTH = 1.1;
    private static final double QUANTILE = 0.9;

    /** A window with more samples is judged by its first ones. */
    private static final int SAMPLES = 4_096;

    private final Bounds bounds;
    private final long[] samples = new long[SAMPLES];
    private int count;
    private double limit;
    private long windowEnd;

    public AdaptiveLimit(Bounds bounds, long now) {
        this.bounds = bounds;
        this.limit = bounds.least();
        this.windowEnd = now + bounds.window().toNanos();
    }

    /**
     * Records one completed request.
     *
     * @param now in nanoseconds from any origin, as all times here
     */
    public synchronized void cameThrough(Duration took, long now) {
        closeIfOver(now);
        if (count < SAMPLES) {
            samples[count++] = Math.max(1, took.toNanos());
        }
    }

    public synchronized int limit(long now) {
        closeIfOver(now);
        return (int) limit;
    }

    private void closeIfOver(long now) {
        if (now - windowEnd < 0) {
            return;
        }
        if (count > 0) {
            double ratio = bounds.target().toNanos() / (double) quantile();
            double change = Math.clamp(ratio, MOST_SHRINKING, MOST_GROWTH);
            limit = Math.clamp(limit * change, bounds.least(), bounds.most());
        }
        count = 0;
        windowEnd = now + bounds.window().toNanos();
    }

    private long quantile() {
        Arrays.sort(samples, 0, count);
        return samples[(int) Math.ceil(QUANTILE * count) - 1];
    }

    /** @param target the time within which nine of ten should complete, measured over a {@code window} */
    public record Bounds(int least, int most, Duration target, Duration window) {

        public Bounds {
            if (least < 1 || most < least || !target.isPositive() || !window.isPositive()) {
                throw new IllegalArgumentException("Not usable: " + least + ".." + most + ", " + target + "/" + window);
            }
        }
    }
}
