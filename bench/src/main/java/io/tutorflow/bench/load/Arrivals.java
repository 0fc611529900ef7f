package io.tutorflow.bench.load;

import java.time.Duration;

/** When each request of a run is due: evenly spread from its start, whatever becomes of the others. */
public record Arrivals(double perSecond, Duration length) {

    private static final double NANOS = 1e9;

    public Arrivals {
        if (!(perSecond > 0) || length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("a load has a rate above 0 and takes some time");
        }
    }

    /** The time at which the request with this number is due, in nanoseconds after the start. */
    long dueAfterNanos(long number) {
        return Math.round(number / perSecond * NANOS);
    }

    /** How many are due at the least: the last one may fall on the very end. */
    long count() {
        return Math.max(1, (long) Math.floor(perSecond * length.toNanos() / NANOS) - 1);
    }
}
