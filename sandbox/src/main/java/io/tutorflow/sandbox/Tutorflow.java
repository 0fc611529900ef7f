package io.tutorflow.sandbox;

import io.tutorflow.sandbox.gateway.GatewayCommand;
import io.tutorflow.sandbox.generator.GeneratorCommand;
import io.tutorflow.sandbox.kafka.KafkaCommand;
import io.tutorflow.sandbox.testbed.TestbedCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code tutorflow} command line. */
@Command(
        name = "tutorflow",
        description = "The TutorFlow billing suite on one machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {GatewayCommand.class, GeneratorCommand.class, KafkaCommand.class, TestbedCommand.class})
public final class Tutorflow implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    public static void main(String[] arguments) {
        Logs.quiet();
        System.exit(new CommandLine(new Tutorflow()).execute(arguments));
    }
}
