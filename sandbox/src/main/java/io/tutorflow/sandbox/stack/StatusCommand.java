package io.tutorflow.sandbox.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows every part of a running suite. */
@Command(name = "status", description = "Show the parts of the suite; exit code 0 only if all are ready.")
public final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-20s %-8s %-12s %-6s %-10s %-8s %s%n";

    @Mixin
    private final DataFolder data = new DataFolder();

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackDescription stack = data.stack();
        JsonNode parts = data.control().ask("/status");
        System.out.printf(ROW, "PART", "PID", "STATE", "PORT", "UP", "RESTARTS", "");
        boolean allReady = stack.ready();
        for (JsonNode part : parts) {
            allReady &= part.path("state").asText().equals("READY");
            show(part);
        }
        return allReady ? 0 : 1;
    }

    private static void show(JsonNode part) {
        long pid = part.path("pid").asLong();
        System.out.printf(
                ROW,
                part.path("name").asText(),
                pid == 0 ? "-" : Long.toString(pid),
                part.path("state").asText().toLowerCase(Locale.ROOT).replace('_', ' '),
                part.path("port").asText(),
                pid == 0 ? "-" : uptime(pid),
                part.path("restarts").asText(),
                part.path("note").asText());
    }

    private static String uptime(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(start -> readable(Duration.between(start, Instant.now())))
                .orElse("-");
    }

    static String readable(Duration duration) {
        if (duration.toHours() > 0) {
            return duration.toHours() + "h " + duration.toMinutesPart() + "m";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + "m " + duration.toSecondsPart() + "s"
                : duration.toSeconds() + "s";
    }
}
