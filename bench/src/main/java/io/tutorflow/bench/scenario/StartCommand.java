package io.tutorflow.bench.scenario;

import io.tutorflow.bench.machine.Memory;
import io.tutorflow.bench.report.Report;
import io.tutorflow.bench.stack.Asked;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a suite takes to start, and what it takes of the machine's memory when nobody asks anything of it. */
@Command(name = "start", description = "Stops and starts the running stack, on the same data, and measures it at rest.")
public final class StartCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", description = "The stack's data folder (default: .tutorflow).")
    private @Nullable Path data;

    @Option(names = "--times", defaultValue = "3", description = "How many starts (${DEFAULT-VALUE}).")
    private int times;

    @Option(
            names = "--rest",
            defaultValue = "30",
            description = "Seconds of rest before memory is read (${DEFAULT-VALUE}).")
    private int rest;

    @Option(names = "--report", paramLabel = "FILE", description = "Append the figures to a Markdown file.")
    private @Nullable Path report;

    @Override
    public Integer call() throws Exception {
        var asked = new Asked(spec);
        asked.demand("--times", times, 1, 100);
        asked.demand("--rest", rest, 0, 3_600);
        var stack = asked.runningStack(data);
        var text = starts(stack) + "\n" + memory(stack);
        System.out.println(text);
        if (report != null) {
            Report.to(report, stack.root(), asked.command()).append("Start and rest", text);
        }
        return 0;
    }

    private String starts(LocalStack stack) throws IOException, InterruptedException {
        var port = Integer.toString(stack.basePort());
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < times; i++) {
            stack.tutorflow("down").demandSuccess();
            long begun = System.nanoTime();
            stack.tutorflow("up", "--detach", "--port", port).demandSuccess();
            seconds.add((System.nanoTime() - begun) / 1e9);
            System.err.printf("ready after %.1f s%n", seconds.getLast());
        }
        return "from ./tutorflow up --detach to ready, warm: " + told(seconds) + " s";
    }

    private static String told(List<Double> seconds) {
        return String.join(
                ", ",
                seconds.stream()
                        .map(each -> String.format(Locale.ROOT, "%.1f", each))
                        .toList());
    }

    private String memory(LocalStack stack) throws IOException, InterruptedException {
        Thread.sleep(Duration.ofSeconds(rest));
        Map<String, Memory> memory = new LinkedHashMap<>(Memory.of(stack.pids()));
        memory.put("supervisor", Memory.ofProcess(stack.supervisorPid()));
        var lines = new ArrayList<String>();
        lines.add("resident after " + rest + " s of rest (PostgreSQL: all its processes, what they share once):");
        memory.forEach((part, used) -> lines.add(line(part, used.nowMb())));
        lines.add(line(
                "together", memory.values().stream().mapToDouble(Memory::nowMb).sum()));
        return String.join("\n", lines);
    }

    private static String line(String part, double mb) {
        return String.format(Locale.ROOT, "  %-18s %6.0f MB", part, mb);
    }
}
