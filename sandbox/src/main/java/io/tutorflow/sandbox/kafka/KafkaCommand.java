package io.tutorflow.sandbox.kafka;

import io.tutorflow.sandbox.place.Folders;
import io.tutorflow.sandbox.secret.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The process of the Kafka part; it signals readiness by writing its process id to a file. */
@Command(name = "kafka", hidden = true, description = "Runs the Kafka broker of a stack.")
public final class KafkaCommand implements Callable<Integer> {

    @Option(names = "--data", required = true)
    private Path data;

    @Option(names = "--broker-port", required = true)
    private int port;

    @Option(names = "--controller-port", required = true)
    private int controllerPort;

    @Option(names = "--secrets", required = true, description = "The file with the stack's secrets.")
    private Path secrets;

    @Option(names = "--acls", required = true)
    private Path acls;

    @Option(names = "--ready-file", required = true)
    private Path readyFile;

    @Option(names = "--listener", paramLabel = "PORT=ADVERTISED")
    private Map<Integer, Integer> listeners = Map.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        KafkaUsers users = KafkaUsers.of(Secrets.in(secrets));
        KafkaBroker broker = KafkaBroker.start(
                data, new KafkaPorts(port, controllerPort, listeners), new KafkaSecurity(users, null));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::stop));
        broker.furnish(acls);
        new ClientFiles(secrets.resolveSibling("kafka.properties"), secrets.resolveSibling("kcat.conf"))
                .write(users, broker.bootstrapServers());
        Folders.replace(readyFile, Long.toString(ProcessHandle.current().pid()));
        broker.awaitEnd();
        return 0;
    }
}
