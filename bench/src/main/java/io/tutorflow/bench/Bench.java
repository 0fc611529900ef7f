package io.tutorflow.bench;

import io.tutorflow.bench.scenario.AuthoriseCommand;
import io.tutorflow.bench.scenario.ChargeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tutorflow bench}. */
@Command(
        name = "bench",
        description = "Load on a running suite, measured from outside.",
        synopsisSubcommandLabel = "[SCENARIO]",
        mixinStandardHelpOptions = true,
        subcommands = {AuthoriseCommand.class, ChargeCommand.class})
public final class Bench implements Runnable {

    @Spec
    private CommandSpec spec;

    private Bench() {}

    /** Without a scenario: what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    public static void main(String[] arguments) {
        QuietLibraries.settle();
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
