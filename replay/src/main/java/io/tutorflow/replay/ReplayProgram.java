package io.tutorflow.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code java -jar replay.jar}: replays dead letters of a Kafka anywhere, configured by options alone. */
@Command(
        name = "replay",
        description = Replay.WHAT_IT_DOES,
        footer = {
            "",
            "Configure Kafka as for a service: KAFKA_BOOTSTRAP_SERVERS, KAFKA_SECURITY_PROTOCOL,"
                    + " KAFKA_SASL_… in the",
            "environment, or in a file. Exits with 0 when all were sent back, and with 1 if Kafka"
                    + " refuses or does not answer."
        })
public final class ReplayProgram implements Callable<Integer> {

    /** Kept so that its level is not lost with it. */
    private static final Logger ROOT = Logger.getLogger("");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--client-properties",
            paramLabel = "FILE",
            description = "A file with Kafka client settings, as Apache Kafka's own tools read them.")
    private @Nullable Path clientProperties;

    private final Map<String, String> environment;

    private ReplayProgram(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var settings = KafkaSettings.of(environment, clientProperties);
        if (!settings.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Kafka's address is missing: set KAFKA_BOOTSTRAP_SERVERS, or bootstrap.servers in"
                            + " --client-properties.");
        }
        new Replay(settings).run();
        return 0;
    }

    public static void main(String[] arguments) {
        ROOT.setLevel(Level.WARNING);
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        var command = new CommandLine(new ReplayProgram(environment));
        command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(ReplayProgram::version);
        return command.setExecutionExceptionHandler((failure, failed, parsed) -> {
            if (failure instanceof IOException) {
                failed.getErr().println(failure.getMessage());
                return failed.getCommandSpec().exitCodeOnExecutionException();
            }
            throw failure;
        });
    }

    private static String[] version() {
        var built = ReplayProgram.class.getPackage().getImplementationVersion();
        return new String[] {"tutorflow replay " + (built == null ? "(not built by Maven)" : built)};
    }
}
