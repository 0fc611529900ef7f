package io.tutorflow.bench.report;

import io.tutorflow.bench.load.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures in plain lines. */
public final class FigureText {

    private FigureText() {}

    public static String of(Figures figures) {
        return String.join("\n", lines(figures));
    }

    private static List<String> lines(Figures figures) {
        var lines = new ArrayList<String>();
        lines.add(figures.title());
        if (figures.peak() > 0) {
            lines.add(String.format(Locale.ROOT, "saturation: %,.0f %ss/s served", figures.peak(), figures.unit()));
        }
        lines.add(load(figures));
        lines.add(latency(figures));
        lines.add(String.format(Locale.ROOT, "CPU milliseconds per %s, and most memory resident:", figures.unit()));
        var cost = figures.cost();
        for (var part : cost.cpu().keySet()) {
            lines.add(part(cost, part));
        }
        lines.add(String.format(
                Locale.ROOT, "  %-18s %7.3f ms  (services, PostgreSQL and Kafka)", "the suite", cost.suiteCpuMillis()));
        lines.addAll(figures.notes());
        if (figures.ratio() > 0) {
            lines.add("yardstick: " + figures.tpcb());
            lines.add(String.format(
                    Locale.ROOT,
                    "%ss/s / TPC-B/s: %,.0f / %,.0f = %.2f",
                    figures.unit(),
                    figures.outcome().perSecond(),
                    figures.tpcb().median(),
                    figures.ratio()));
        }
        return lines;
    }

    static String load(Figures figures) {
        var outcome = figures.outcome();
        return String.format(
                Locale.ROOT,
                "%,.0f asked/s: %,d %ss, %,.1f/s, errors: %s",
                figures.rate(),
                outcome.good(),
                figures.unit(),
                outcome.perSecond(),
                outcome.errorText());
    }

    static String latency(Figures figures) {
        var outcome = figures.outcome();
        return String.format(
                Locale.ROOT,
                "latency from when each was due: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms",
                outcome.millisAt(50),
                outcome.millisAt(99),
                outcome.millisAt(99.9),
                outcome.millisAt(100));
    }

    /** One try, on one line. */
    public static String brief(double rate, Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "%,.0f asked/s: %,.1f/s, p50 %.1f ms, p99 %.1f ms, errors: %s",
                rate,
                outcome.perSecond(),
                outcome.millisAt(50),
                outcome.millisAt(99),
                outcome.errorText());
    }

    private static String part(Cost cost, String part) {
        var memory = cost.memory().get(part);
        return String.format(Locale.ROOT, "  %-18s %7.3f ms", part, cost.cpuMillis(part))
                + (memory == null ? "" : String.format(Locale.ROOT, "  %5.0f MB", memory.peakMb()));
    }
}
