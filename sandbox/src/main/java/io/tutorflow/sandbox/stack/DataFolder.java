package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.control.ControlClient;
import io.tutorflow.sandbox.kafka.KafkaUsers;
import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.place.Ports;
import io.tutorflow.sandbox.secret.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that selects a stack by its data folder. */
public final class DataFolder {

    @Option(names = "--data", paramLabel = "DIR", description = "The stack's data folder (default: .tutorflow).")
    private @Nullable Path data;

    public Home home() {
        Path root = Home.projectRoot();
        return data == null ? Home.of(root) : new Home(root, data);
    }

    public Secrets secrets() throws IOException {
        return Secrets.in(home().secrets());
    }

    /** The stack that runs on it; an {@link IOException} says how to start one. */
    public StackDescription stack() throws IOException {
        return StackDescription.running(home())
                .orElseThrow(
                        () -> new IOException("no stack runs on " + home().data() + "; start one with ./tutorflow up"));
    }

    public Ports ports() throws IOException {
        return new Ports(stack().base());
    }

    /** Settings for a client of the stack's Kafka, as the sandbox; callers may add to them. */
    public Map<String, Object> kafka() throws IOException {
        return KafkaUsers.of(secrets()).superuser("127.0.0.1:" + ports().kafka());
    }

    public ControlClient control() throws IOException {
        return new ControlClient(ports().control(), secrets().controlToken());
    }
}
