package io.tutorflow.bench.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends requests at a fixed rate and measures each from the moment it was due, so that a stall of the server is not
 * hidden by a client that waited for it (coordinated omission).
 */
public final class OpenLoop {

    private static final long HIGHEST_MICROS = Duration.ofMinutes(2).toNanos() / 1000;

    /** Beyond this many unanswered requests the driver waits, and what is late counts as latency all the same. */
    private static final int MOST_OPEN = 20_000;

    private final Histogram latencyMicros = new ConcurrentHistogram(HIGHEST_MICROS, 3);
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** @param request gives true if it was answered as it should be */
    public Result run(int perSecond, Duration duration, Supplier<CompletableFuture<Boolean>> request) {
        var open = new Semaphore(MOST_OPEN);
        long start = System.nanoTime();
        long count = perSecond * duration.toSeconds();
        for (long i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / perSecond;
            waitUntil(due);
            send(due, request, open);
        }
        open.acquireUninterruptibly(MOST_OPEN);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(succeeded.sum(), failed.sum(), seconds, latencyMicros);
    }

    private void send(long due, Supplier<CompletableFuture<Boolean>> request, Semaphore open) {
        open.acquireUninterruptibly();
        var unused = request.get().whenComplete((good, failure) -> {
            latencyMicros.recordValue(Math.clamp((System.nanoTime() - due) / 1000, 1, HIGHEST_MICROS));
            (failure == null && good ? succeeded : failed).increment();
            open.release();
        });
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** What came of a run. */
    public record Result(long succeeded, long failed, double seconds, Histogram latencyMicros) {

        double perSecond() {
            return succeeded / seconds;
        }

        double millisAt(double percentile) {
            return latencyMicros.getValueAtPercentile(percentile) / 1000.0;
        }
    }
}
