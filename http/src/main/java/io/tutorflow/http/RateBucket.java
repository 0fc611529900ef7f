package io.tutorflow.http;

/**
 * A bucket that holds one minute's worth of requests and refills steadily. Only the moment when it will be full again
 * is stored, so a changed limit applies at once.
 *
 * @param fullAt in microseconds, from any origin
 */
public record RateBucket(long fullAt) {

    static final long MINUTE = 60_000_000;

    /**
     * A block is at most this fraction of what is left, but at least one, so that the last requests of a minute are not
     * locked up where nobody uses them.
     */
    private static final int PART = 8;

    /** Full. */
    public static final RateBucket UNUSED = new RateBucket(Long.MIN_VALUE / 2);

    /**
     * @param wanted requests that could be used now
     * @param unused requests granted earlier and not used
     */
    public Taken take(int limitPerMinute, int wanted, int unused, long now) {
        long period = periodOf(limitPerMinute);
        long used = Math.max(0, Math.max(0, fullAt - now) - unused * period);
        long left = unused(limitPerMinute, used);
        long granted = Math.min(wanted, Math.max(Math.min(1, left), left / PART));
        return new Taken(new RateBucket(now + used + granted * period), (int) granted);
    }

    /** Whole requests left. */
    int left(int limitPerMinute, long now) {
        return (int) unused(limitPerMinute, Math.max(0, fullAt - now));
    }

    long microsUntilFull(long now) {
        return Math.max(0, fullAt - now);
    }

    long microsUntilOneFits(int limitPerMinute, long now) {
        return Math.max(0, fullAt - now - MINUTE + periodOf(limitPerMinute));
    }

    private static long unused(int limitPerMinute, long used) {
        return Math.clamp((MINUTE - used) / periodOf(limitPerMinute), 0, limitPerMinute);
    }

    private static long periodOf(int limitPerMinute) {
        return Math.max(1, MINUTE / limitPerMinute);
    }

    /** The bucket afterwards, and what was taken out of it. */
    public record Taken(RateBucket bucket, int granted) {}
}
