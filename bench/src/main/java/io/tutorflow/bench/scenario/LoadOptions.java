package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.OpenLoop;
import io.tutorflow.bench.stack.Asked;
import io.tutorflow.bench.stack.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every scenario can be told. */
final class LoadOptions {

    static final int HIGHEST_RATE = 100_000;
    private static final int MOST_SECONDS = 3_600;
    private static final int MOST_CONNECTIONS = 4_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--data", description = "The stack's data folder (default: .tutorflow).")
    private @Nullable Path data;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests per second; without it the highest rate that is served is looked for.")
    private @Nullable Integer rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long it is measured (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "20",
            description = "Seconds of load before (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "128",
            description = "Kept alive by the driver (${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--no-yardstick", description = "Leave TPC-B before and after out.")
    private boolean noYardstick;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Append the figures to a Markdown file, with a plot.")
    private @Nullable Path report;

    /** Refuses what makes no sense, before anything is done. */
    void check() {
        if (rate != null) {
            demand("--rate", rate, 1, HIGHEST_RATE);
        }
        demand("--seconds", seconds, 1, MOST_SECONDS);
        demand("--warm-up", warmUp, 0, MOST_SECONDS);
        demand("--connections", connections, 1, MOST_CONNECTIONS);
    }

    void demand(String option, long value, long least, long most) {
        new Asked(spec).demand(option, value, least, most);
    }

    /** The running stack; refuses when there is none. */
    LocalStack stack() {
        return new Asked(spec).runningStack(data);
    }

    Asked asked() {
        return new Asked(spec);
    }

    /** 0: look for it. */
    int rate() {
        return rate == null ? 0 : rate;
    }

    Duration length() {
        return Duration.ofSeconds(seconds);
    }

    Duration warmUp() {
        return Duration.ofSeconds(warmUp);
    }

    OpenLoop loop() {
        return new OpenLoop(connections);
    }

    /** With more connections than were asked for, if those are too few to make a queue. */
    OpenLoop loop(int leastConnections) {
        return new OpenLoop(Math.max(connections, leastConnections));
    }

    boolean hasYardstick() {
        return !noYardstick;
    }

    @Nullable
    Path report() {
        return report;
    }
}
