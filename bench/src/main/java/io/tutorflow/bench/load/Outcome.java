package io.tutorflow.bench.load;

import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What came of a run.
 *
 * @param asked requests that were due
 * @param good those that were answered as they should be
 * @param seconds from the start to the last answer
 * @param errors the others by status; 0: no answer; -1: the driver never sent it
 * @param latencyMicros of every answer, from the moment its request was due
 * @param byStatus the same, of the answers with each status
 */
public record Outcome(
        long asked,
        long good,
        double seconds,
        SortedMap<Integer, Long> errors,
        Histogram latencyMicros,
        Map<Integer, Histogram> byStatus) {

    public Outcome(long asked, long good, double seconds, SortedMap<Integer, Long> errors, Histogram latencyMicros) {
        this(asked, good, seconds, errors, latencyMicros, Map.of());
    }

    public double perSecond() {
        return good / seconds;
    }

    public double millisAt(double percentile) {
        return latencyMicros.getValueAtPercentile(percentile) / 1000.0;
    }

    /** Of the answers with this status; 0 if there were none. */
    public double millisAt(int status, double percentile) {
        var some = byStatus.get(status);
        return some == null ? 0 : some.getValueAtPercentile(percentile) / 1000.0;
    }

    public long errors(int status) {
        return errors.getOrDefault(status, 0L);
    }

    /** Of those that were sent: what a driver that cannot keep up leaves out shows in the rate. */
    public long failed() {
        return errors.entrySet().stream()
                .filter(error -> error.getKey() != Tally.NOT_SENT)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The errors by status, for a person. */
    public String errorText() {
        return errors.isEmpty()
                ? "0"
                : errors.entrySet().stream()
                        .map(error -> error.getValue() + " x " + name(error.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static String name(int status) {
        return switch (status) {
            case Tally.NO_ANSWER -> "no answer";
            case Tally.NOT_SENT -> "not sent";
            default -> Integer.toString(status);
        };
    }
}
