package io.tutorflow.bench.report;

import java.util.Locale;

/** Figures as Markdown. */
final class FigureTable {

    private FigureTable() {}

    static String of(Figures figures) {
        var text = new StringBuilder();
        summary(text, figures);
        parts(text, figures);
        if (!figures.notes().isEmpty()) {
            text.append('\n');
        }
        figures.notes().forEach(note -> text.append("- ").append(note).append('\n'));
        return text.toString();
    }

    private static void summary(StringBuilder text, Figures figures) {
        var outcome = figures.outcome();
        text.append("| figure | |\n|---|---|\n");
        if (figures.peak() > 0) {
            row(text, "highest rate that was served", String.format(Locale.ROOT, "%,.0f/s", figures.peak()));
        }
        row(text, "asked", String.format(Locale.ROOT, "%,.0f/s", figures.rate()));
        row(text, "served", String.format(Locale.ROOT, "%,.1f %ss/s", outcome.perSecond(), figures.unit()));
        row(
                text,
                "p50 / p99 / p99.9 / max",
                String.format(
                        Locale.ROOT,
                        "%.1f / %.1f / %.1f / %.1f ms",
                        outcome.millisAt(50),
                        outcome.millisAt(99),
                        outcome.millisAt(99.9),
                        outcome.millisAt(100)));
        row(text, "errors", outcome.errorText());
        if (figures.ratio() > 0) {
            row(text, "yardstick", figures.tpcb().toString());
            row(text, figures.unit() + "s/s / TPC-B/s", String.format(Locale.ROOT, "%.2f", figures.ratio()));
        }
    }

    private static void parts(StringBuilder text, Figures figures) {
        var cost = figures.cost();
        text.append(String.format(
                Locale.ROOT,
                "%n| process | CPU ms per %s | most memory resident, MB |%n|---|---|---|%n",
                figures.unit()));
        for (var part : cost.cpu().keySet()) {
            var memory = cost.memory().get(part);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %s |%n",
                    part,
                    cost.cpuMillis(part),
                    memory == null ? "" : String.format(Locale.ROOT, "%.0f", memory.peakMb())));
        }
        text.append(String.format(
                Locale.ROOT, "| **services, PostgreSQL and Kafka** | **%.3f** | |%n", cost.suiteCpuMillis()));
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }
}
