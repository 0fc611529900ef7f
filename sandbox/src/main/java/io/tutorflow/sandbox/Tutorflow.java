package io.tutorflow.sandbox;

import io.tutorflow.sandbox.audit.AuditCommand;
import io.tutorflow.sandbox.clock.ClockCommand;
import io.tutorflow.sandbox.demo.DemoCommand;
import io.tutorflow.sandbox.gateway.GatewayCommand;
import io.tutorflow.sandbox.generator.GeneratorCommand;
import io.tutorflow.sandbox.identity.IdentityCommand;
import io.tutorflow.sandbox.identity.TokenCommand;
import io.tutorflow.sandbox.kafka.EventsCommand;
import io.tutorflow.sandbox.kafka.KafkaCommand;
import io.tutorflow.sandbox.kafka.ReplayCommand;
import io.tutorflow.sandbox.mail.MailCommand;
import io.tutorflow.sandbox.postgres.UnpackCommand;
import io.tutorflow.sandbox.report.TestReportCommand;
import io.tutorflow.sandbox.secret.ComposeEnvCommand;
import io.tutorflow.sandbox.stack.DownCommand;
import io.tutorflow.sandbox.stack.StartPartCommand;
import io.tutorflow.sandbox.stack.StatusCommand;
import io.tutorflow.sandbox.stack.StopPartCommand;
import io.tutorflow.sandbox.stack.UpCommand;
import io.tutorflow.sandbox.stripe.KeyCommand;
import io.tutorflow.sandbox.stripe.StripeCommand;
import io.tutorflow.sandbox.testbed.TestbedCommand;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code tutorflow} command line. */
@Command(
        name = "tutorflow",
        description = "The TutorFlow billing suite on one machine.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "  test       Run every check and every test of every module, and print the counts.",
            "  bench      Load tests on a running suite, measured from outside.",
            "  crash      Load a suite of its own while everything goes wrong; then check that the books" + " balance."
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            StopPartCommand.class,
            StartPartCommand.class,
            DemoCommand.class,
            TokenCommand.class,
            KeyCommand.class,
            EventsCommand.class,
            ReplayCommand.class,
            ClockCommand.class,
            MailCommand.class,
            AuditCommand.class,
            ComposeEnvCommand.class,
            KafkaCommand.class,
            GeneratorCommand.class,
            StripeCommand.class,
            IdentityCommand.class,
            GatewayCommand.class,
            TestbedCommand.class,
            TestReportCommand.class,
            UnpackCommand.class,
            HelpCommand.class
        })
public final class Tutorflow implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is required.");
    }

    public static void main(String[] arguments) {
        Logs.quiet();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return HelpEverywhere.in(new CommandLine(new Tutorflow())).setExecutionExceptionHandler(inOneSentence());
    }

    /**
     * Infrastructure failures and wrong arguments are explained in words; anything else is a bug, with a stack trace.
     */
    private static IExecutionExceptionHandler inOneSentence() {
        return (failure, command, parsed) -> {
            if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
                command.getErr().println(failure.getMessage());
                return command.getCommandSpec().exitCodeOnExecutionException();
            }
            throw failure;
        };
    }
}
