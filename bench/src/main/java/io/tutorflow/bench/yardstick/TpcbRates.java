package io.tutorflow.bench.yardstick;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * TPC-B transactions per second before and after a run.
 *
 * @param by what ran them
 */
public record TpcbRates(String by, List<Double> perSecond) {

    public TpcbRates {
        perSecond = List.copyOf(perSecond);
    }

    /** 0 if there is none. */
    public double median() {
        var sorted = perSecond.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return 0;
        }
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    @Override
    public String toString() {
        var each = perSecond.stream()
                .map(rate -> String.format(Locale.ROOT, "%.0f", rate))
                .collect(Collectors.joining(" and "));
        return String.format(
                Locale.ROOT,
                "%s, TPC-B, %d clients, %d s, scale %d: %s/s, median %.0f/s",
                by,
                Tpcb.CLIENTS,
                Tpcb.SECONDS,
                Tpcb.SCALE,
                each,
                median());
    }
}
