package io.tutorflow.bench.crash;

import io.tutorflow.bench.HelpEverywhere;
import io.tutorflow.bench.crash.fault.Schedule;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tutorflow crash}. */
@Command(
        name = "crash",
        description = {
            "Load over all flows while processes are killed, stopped and restarted, connections cut, silenced and",
            "slowed, events redelivered and the clock moved; then everything must settle and the books must balance.",
            "Runs on a fresh stack of its own. Exits with 1 and names each promise that was not kept."
        })
public final class CrashCommand implements Callable<Integer> {

    @Option(names = "--seed", defaultValue = "1", description = "The same seed: the same faults (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--minutes", defaultValue = "10", description = "How long faults come (${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--rate", defaultValue = "85", description = "What clients begin each second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--port", defaultValue = "19800", description = "The stack's first port (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--data", description = "The stack's data folder, emptied first (default: target/crash).")
    private @Nullable Path data;

    @Option(names = "--dry-run", description = "Print the list of faults, and do nothing.")
    private boolean dryRun;

    public static void main(String[] arguments) {
        System.exit(HelpEverywhere.in(new CommandLine(new CrashCommand())).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var length =
                Duration.ofMillis(Math.round(minutes * Duration.ofMinutes(1).toMillis()));
        var schedule = Schedule.of(seed, length);
        if (dryRun) {
            schedule.faults().forEach(fault -> System.out.println(fault.line()));
            schedule.counts().forEach((kind, count) -> System.out.printf("%5d  %s%n", count, kind.shown()));
            return 0;
        }
        System.out.printf(
                "crash: seed %d, %s min, %d faults%n",
                seed, minutes, schedule.faults().size());
        var verdict = new FaultRun(stack(), schedule, length).run(port, rate);
        return verdict.violations().isEmpty() ? 0 : 1;
    }

    private LocalStack stack() throws IOException {
        var root = Path.of(System.getProperty("tutorflow.root", "."))
                .toAbsolutePath()
                .normalize();
        return new LocalStack(root, data == null ? root.resolve("target/crash") : data.toAbsolutePath());
    }
}
