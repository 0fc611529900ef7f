package io.tutorflow.bench.load;

import java.util.SortedMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What came of a run.
 *
 * @param asked requests that were due
 * @param good those that were answered as they should be
 * @param seconds from the start to the last answer
 * @param errors the others by status; 0: no answer
 * @param latencyMicros of every answer, from the moment its request was due
 */
public record Outcome(long asked, long good, double seconds, SortedMap<Integer, Long> errors, Histogram latencyMicros) {

    public double perSecond() {
        return good / seconds;
    }

    public double millisAt(double percentile) {
        return latencyMicros.getValueAtPercentile(percentile) / 1000.0;
    }

    public long failed() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The errors by status, for a person. */
    public String errorText() {
        return errors.isEmpty()
                ? "0"
                : errors.entrySet().stream()
                        .map(error -> error.getValue() + " x "
                                + (error.getKey() == Tally.NO_ANSWER ? "no answer" : error.getKey()))
                        .collect(Collectors.joining(", "));
    }
}
