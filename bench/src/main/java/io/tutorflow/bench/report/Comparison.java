package io.tutorflow.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The same scenarios before and after something, side by side. */
public record Comparison(List<Figures> before, List<Figures> after) {

    public Comparison {
        if (before.size() != after.size()) {
            throw new IllegalArgumentException("not the same scenarios");
        }
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    public String text() {
        var text = new StringBuilder(
                String.format(Locale.ROOT, "%-44s %12s %12s %8s%n", "", "empty", "grown", "grown/empty"));
        for (int i = 0; i < before.size(); i++) {
            var one = before.get(i);
            var other = after.get(i);
            row(text, one, other, "highest rate served, /s", Figures::peak);
            row(text, one, other, "served, /s", figures -> figures.outcome().perSecond());
            row(text, one, other, "p50, ms", figures -> figures.outcome().millisAt(50));
            row(text, one, other, "p99, ms", figures -> figures.outcome().millisAt(99));
            row(text, one, other, "suite, CPU ms", figures -> figures.cost().suiteCpuMillis());
            row(text, one, other, "TPC-B, /s", figures -> figures.tpcb().median());
        }
        return text.toString().stripTrailing();
    }

    private static void row(
            StringBuilder text, Figures one, Figures other, String name, ToDoubleFunction<Figures> figure) {
        double empty = figure.applyAsDouble(one);
        double grown = figure.applyAsDouble(other);
        if (empty > 0) {
            text.append(String.format(
                    Locale.ROOT, "%-44s %12.2f %12.2f %8.2f%n", one.unit() + ": " + name, empty, grown, grown / empty));
        }
    }
}
