package io.tutorflow.bench;

import io.tutorflow.bench.grow.GrowCommand;
import io.tutorflow.bench.scenario.AuthoriseCommand;
import io.tutorflow.bench.scenario.BudgetCommand;
import io.tutorflow.bench.scenario.ChargeCommand;
import io.tutorflow.bench.scenario.ClosingCommand;
import io.tutorflow.bench.scenario.GrownCommand;
import io.tutorflow.bench.scenario.HistoryCommand;
import io.tutorflow.bench.scenario.IngestCommand;
import io.tutorflow.bench.scenario.MetersCommand;
import io.tutorflow.bench.scenario.OverloadCommand;
import io.tutorflow.bench.scenario.RefuseCommand;
import io.tutorflow.bench.scenario.ReplayCommand;
import io.tutorflow.bench.scenario.StartCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tutorflow bench}. */
@Command(
        name = "bench",
        description = "Load tests on a running suite, measured from outside.",
        synopsisSubcommandLabel = "[SCENARIO]",
        subcommands = {
            ChargeCommand.class,
            AuthoriseCommand.class,
            OverloadCommand.class,
            RefuseCommand.class,
            ReplayCommand.class,
            BudgetCommand.class,
            IngestCommand.class,
            HistoryCommand.class,
            GrowCommand.class,
            GrownCommand.class,
            ClosingCommand.class,
            MetersCommand.class,
            StartCommand.class
        })
public final class Bench implements Runnable {

    @Spec
    private CommandSpec spec;

    private Bench() {}

    /** Without a scenario it lists them. */
    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    public static void main(String[] arguments) {
        QuietLibraries.settle();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return HelpEverywhere.in(new CommandLine(new Bench()));
    }
}
