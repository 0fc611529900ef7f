package io.tutorflow.sandbox.stack;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows every part of a running suite. */
@Command(name = "status", description = "Show the parts of the suite; exits with 0 only if all are ready.")
public final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-20s %-8s %-12s %-6s %-10s %-8s %s%n";

    @Mixin
    private final DataFolder data = new DataFolder();

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackDescription stack = StackDescription.read(data.control().ask("/status"));
        System.out.printf(ROW, "PART", "PID", "STATE", "PORT", "UP", "RESTARTS", "");
        stack.parts().forEach(StatusCommand::show);
        return stack.isAllReady() ? 0 : 1;
    }

    private static void show(StackDescription.Process part) {
        boolean runs = part.pid() != 0;
        System.out.printf(
                ROW,
                part.name(),
                runs ? Long.toString(part.pid()) : "-",
                part.state(),
                part.port(),
                runs ? uptime(part.pid()) : "-",
                part.restarts(),
                part.note());
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
