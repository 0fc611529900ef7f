package io.tutorflow.bench;

import io.tutorflow.bench.load.HotPathCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tutorflow bench}. */
@Command(
        name = "bench",
        description = "Load on a running suite, measured from outside.",
        mixinStandardHelpOptions = true,
        subcommands = HotPathCommand.class)
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
