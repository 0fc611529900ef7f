package io.tutorflow.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts the answers of one run and how long each took from the moment its request was due; for one thread. */
final class Tally {

    static final int NO_ANSWER = 0;

    /** Was due and never went out: too many were open, or the driver's last tick came before it. */
    static final int NOT_SENT = -1;

    private static final long HIGHEST_MICROS = Duration.ofMinutes(2).toNanos() / 1000;

    private final Histogram latencyMicros = new Histogram(HIGHEST_MICROS, 3);
    private final Map<Integer, Histogram> byStatus = new TreeMap<>();
    private final SortedMap<Integer, Long> errors = new TreeMap<>();
    private long good;
    private long begun;
    private long ended;
    private long lastAnswer;

    /** A request goes out, now or later than it should. */
    void begin() {
        begun++;
    }

    void end(long due, long now, int status, boolean isGood) {
        ended++;
        lastAnswer = Math.max(lastAnswer, now);
        long micros = Math.clamp((now - due) / 1000, 1, HIGHEST_MICROS);
        latencyMicros.recordValue(micros);
        byStatus.computeIfAbsent(status, first -> new Histogram(HIGHEST_MICROS, 3))
                .recordValue(micros);
        if (isGood) {
            good++;
        } else {
            errors.merge(status, 1L, Long::sum);
        }
    }

    long begun() {
        return begun;
    }

    /** @param asked how many requests were due */
    Outcome outcome(long start, long asked) {
        count(NO_ANSWER, begun - ended);
        count(NOT_SENT, asked - begun);
        double seconds = Math.max(1, lastAnswer - start) / 1e9;
        return new Outcome(Math.max(asked, begun), good, seconds, new TreeMap<>(errors), latencyMicros, byStatus);
    }

    private void count(int status, long times) {
        if (times > 0) {
            errors.merge(status, times, Long::sum);
        }
    }
}
