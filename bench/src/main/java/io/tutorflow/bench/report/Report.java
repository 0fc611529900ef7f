package io.tutorflow.bench.report;

import io.tutorflow.bench.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A page of Markdown to which figures are appended, with what is needed to take them again; plots lie beside it. */
public final class Report {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    private final Path file;
    private final Machine machine;
    private final String command;

    private Report(Path file, Machine machine, String command) {
        this.file = file;
        this.machine = machine;
        this.command = command;
    }

    /** @param command what was typed */
    public static Report to(Path file, Path root, String command) throws IOException, InterruptedException {
        return new Report(file.toAbsolutePath(), Machine.here(root), command);
    }

    public void append(Figures figures) throws IOException {
        var now = LocalDateTime.now(ZoneOffset.UTC);
        var plot = "plots/" + slug(figures.title()) + "-" + NAME.format(now) + ".svg";
        Files.createDirectories(file.resolveSibling("plots"));
        Files.writeString(
                file.resolveSibling(plot),
                new PercentilePlot(figures.title(), figures.outcome().latencyMicros()).svg());
        write(section(figures, DAY.format(now), plot));
    }

    /** Something besides a scenario's figures, under a title of its own. */
    public void append(String title, String text) throws IOException {
        write("\n## " + title + "\n\n" + origin(DAY.format(LocalDateTime.now(ZoneOffset.UTC))) + "\n```text\n" + text
                + "\n```\n");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String section(Figures figures, String day, String plot) {
        return "\n## " + capital(figures.title()) + "\n\n" + origin(day) + "\n" + FigureTable.of(figures)
                + "\n![Latency by" + " percentile](" + plot + ")\n";
    }

    private String origin(String day) {
        return "`" + command + "`, " + day + ", " + machine + ".\n";
    }

    static String slug(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static String capital(String title) {
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }
}
